package io.wardgate.ble.hci;

import io.wardgate.api.advertisement.AdvertisementSink;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.queue.AdvertisementQueue;
import java.util.List;

/**
 * A Bluetooth controller on an H4 line as a source of advertisements (docs/wire/hci.md).
 *
 * <p>Two threads: {@code wardgate-hci-<name>} owns the port, {@code wardgate-hci-<name>-dispatch} calls the sink.
 * Between them is the bounded queue. Start and stop may be called from any thread.
 */
public final class HciAdvertisementSource implements AdvertisementSource {

    private final HciSettings settings;
    private final UrgencyProbe probe;
    private final GatewayClock clock;
    private final AdvertisementQueue queue;
    private final SourceFigures figures = new SourceFigures();
    private List<Thread> threads = List.of();

    public HciAdvertisementSource(HciSettings settings, UrgencyProbe probe, GatewayClock clock) {
        this.settings = settings;
        this.probe = probe;
        this.clock = clock;
        queue = new AdvertisementQueue(settings.queue());
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public synchronized void start(AdvertisementSink sink) {
        if (!threads.isEmpty()) {
            throw new IllegalStateException("radio " + settings.name() + " was started already");
        }
        String name = "wardgate-hci-" + settings.name();
        threads = List.of(
                new Thread(new RadioReader(settings, probe, clock, queue, figures), name),
                new Thread(new Dispatcher(queue, sink, figures), name + "-dispatch"));
        threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
    }

    @Override
    public synchronized void stop() {
        threads.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive() && thread != Thread.currentThread()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        threads = List.of();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public SourceStatistics statistics() {
        SourceFigures.Situation situation = figures.situation();
        return new SourceStatistics(
                situation.state(),
                situation.detail(),
                figures.reports.get(),
                figures.delivered.get(),
                figures.malformed.get(),
                figures.skippedOctets.get(),
                queue.droppedRoutine(),
                queue.droppedUrgent(),
                queue.size(),
                figures.recoveries.get());
    }
}
