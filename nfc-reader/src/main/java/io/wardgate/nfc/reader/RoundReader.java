package io.wardgate.nfc.reader;

import io.wardgate.api.nfc.ReaderListener;
import io.wardgate.api.nfc.ReaderStatistics;
import io.wardgate.api.nfc.ReaderStatistics.State;
import io.wardgate.api.nfc.TagReader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A reader whose one thread, {@code wardgate-nfc-<name>}, owns its line and runs {@link Round} after round. Start and stop
 * may be called from any thread, stop also from the listener: the thread then ends when the listener has returned, and
 * tells nothing more.
 */
public final class RoundReader implements TagReader {

    private final String name;
    private final ReaderFigures figures;
    private final Function<ReaderListener, Round> rounds;
    private @Nullable Session session;

    /**
     * @param name unique on the gateway
     * @param rounds makes what the thread does, anew for each start; opens nothing
     * @throws IllegalArgumentException if the name would break files or logs
     */
    public RoundReader(String name, ReaderFigures figures, Function<ReaderListener, Round> rounds) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "name = '" + name + "' is not allowed; use 1 to 64 letters, digits, dots, dashes or underscores");
        }
        this.name = name;
        this.figures = figures;
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start(ReaderListener listener) {
        if (session != null) {
            throw new IllegalStateException("reader " + name + " was started already");
        }
        Session started = new Session(listener);
        session = started;
        started.thread.start();
    }

    @Override
    public void stop() {
        Session running = session();
        if (running == null) {
            return;
        }
        running.end();
        synchronized (this) {
            if (session == running) {
                session = null;
            }
        }
    }

    @Override
    public ReaderStatistics statistics() {
        return figures.statistics();
    }

    private synchronized @Nullable Session session() {
        return session;
    }

    /** From one start to the stop after it. */
    private final class Session implements Runnable {

        private final CountDownLatch stopped = new CountDownLatch(1);
        private final ReaderListener listener;
        private final Thread thread = new Thread(this, "wardgate-nfc-" + name);

        Session(ReaderListener listener) {
            this.listener = listener;
            thread.setDaemon(true);
        }

        @Override
        public void run() {
            figures.situation(State.OPENING, "opens its line");
            Round round = rounds.apply(event -> {
                if (stopped.getCount() > 0) {
                    listener.heard(event);
                }
            });
            try {
                while (!stopped.await(round.run(), TimeUnit.MILLISECONDS)) {
                    // The next round.
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                round.close();
                figures.situation(State.STOPPED, "stopped");
            }
        }

        /** Without the reader's monitor: a listener that stops the reader meanwhile needs it. */
        void end() {
            stopped.countDown();
            thread.interrupt();
            boolean isInterrupted = false;
            while (thread.isAlive() && thread != Thread.currentThread()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
