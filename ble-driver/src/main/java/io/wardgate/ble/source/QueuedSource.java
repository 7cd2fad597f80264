package io.wardgate.ble.source;

import io.wardgate.api.advertisement.AdvertisementSink;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.ble.queue.AdvertisementQueue;
import java.util.List;
import java.util.function.Function;

/**
 * A radio as a source of advertisements: one thread reads it, another calls the sink, between them is the bounded queue.
 *
 * <p>The reader ends when its thread is interrupted. Start and stop may be called from any thread.
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
                figures.recoveries());
    }
}
