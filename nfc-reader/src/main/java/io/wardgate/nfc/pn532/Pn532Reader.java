package io.wardgate.nfc.pn532;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.ReaderListener;
import io.wardgate.api.nfc.ReaderStatistics;
import io.wardgate.api.nfc.TagReader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A PN532 on a serial line (HSU) or behind a socket, as a reader of tags. Its one thread, {@code wardgate-nfc-<name>},
 * owns port and chip and runs {@link ReaderRound} after round. Start and stop may be called from any thread.
 */
public final class Pn532Reader implements TagReader {

    private final ReaderSettings settings;
    private final GatewayClock clock;
    private final ReaderFigures figures = new ReaderFigures();
    private CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;

    public Pn532Reader(ReaderSettings settings, GatewayClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public synchronized void start(ReaderListener listener) {
        if (thread != null) {
            throw new IllegalStateException("reader " + settings.name() + " was started already");
        }
        CountDownLatch stop = new CountDownLatch(1);
        ReaderRound round = new ReaderRound(settings, clock, listener, figures);
        Thread reading = new Thread(() -> read(round, stop), "wardgate-nfc-" + settings.name());
        reading.setDaemon(true);
        stopped = stop;
        thread = reading;
        reading.start();
    }

    @Override
    public synchronized void stop() {
        Thread reading = thread;
        if (reading == null) {
            return;
        }
        stopped.countDown();
        reading.interrupt();
        boolean isInterrupted = false;
        while (reading.isAlive() && reading != Thread.currentThread()) {
            try {
                reading.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        thread = null;
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public ReaderStatistics statistics() {
        return figures.statistics();
    }

    private static void read(ReaderRound round, CountDownLatch stop) {
        try {
            while (!stop.await(round.run(), TimeUnit.MILLISECONDS)) {
                // The next round.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            round.close();
        }
    }
}
