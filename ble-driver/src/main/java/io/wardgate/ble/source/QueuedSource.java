package io.wardgate.ble.source;

import io.wardgate.api.advertisement.AdvertisementSink;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.ble.queue.AdvertisementQueue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A radio as a source of advertisements: one thread reads it, another calls the sink, between them is the bounded queue.
 *
 * <p>The reader ends when its thread is interrupted. What then still waits for the sink is dropped and counted, so that
 * nothing old is delivered after the next start. Start and stop may be called from any thread.
 */
public final class QueuedSource implements AdvertisementSource {

    private final String name;
    private final String threadName;
    private final Function<Intake, Runnable> reader;
    private final AdvertisementQueue queue;
    private final SourceFigures figures = new SourceFigures();
    private final Intake intake;
    private List<Thread> threads = List.of();

    /**
     * @param name unique on the gateway
     * @param kind of radio; its threads are {@code wardgate-<kind>-<name>} and the same with {@code -dispatch}
     * @param queueRoom room for routine advertisements
     * @param reader makes what the reading thread runs, anew for each start
     */
    public QueuedSource(
            String name, String kind, int queueRoom, UrgencyProbe probe, Function<Intake, Runnable> reader) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "name = '" + name + "' is not allowed; use 1 to 64 letters, digits, dots, dashes or underscores");
        }
        this.name = name;
        this.threadName = "wardgate-" + kind + "-" + name;
        this.reader = reader;
        this.queue = new AdvertisementQueue(queueRoom);
        this.intake = new Intake(queue, probe, figures);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start(AdvertisementSink sink) {
        if (!threads.isEmpty()) {
            throw new IllegalStateException("radio " + name + " was started already");
        }
        threads = List.of(
                new Thread(reader.apply(intake), threadName),
                new Thread(new Dispatcher(queue, sink, figures), threadName + "-dispatch"));
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
        queue.dropAll();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * State and figures as a health check; safe from any thread.
     *
     * @param kind section of the configuration that the radio comes from, as {@code ble.hci}
     */
    public HealthCheck health(String kind) {
        return new SourceHealth(kind, this, this::ownFigures);
    }

    /** Figures that only this kind of radio has; none ever falls. */
    private Map<String, Long> ownFigures() {
        Map<String, Long> own = new LinkedHashMap<>();
        figures.own.forEach((figure, count) -> own.put(figure, count.get()));
        return own;
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
                figures.recoveries());
    }
}
