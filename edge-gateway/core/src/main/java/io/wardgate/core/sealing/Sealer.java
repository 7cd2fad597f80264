package io.wardgate.core.sealing;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.core.lane.LaneRouter;
import io.wardgate.protocol.api.HealthReport;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread {@code wardgate-sealer}: it alone seals, hands to the store and hears the store's answers. Others only
 * wake it. The store may go and come; readings wait in their queues meanwhile.
 */
public final class Sealer {

    /** How long a store that goes away, or the end, waits for the disk. */
    static final long FLUSH_MILLIS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    private final GatewayClock clock;
    private final LaneRouter queues;
    private final AlarmSource alarms;
    private final StoreWriter writer;
    private final SealingRound round;
    private final SealerCounters counters = new SealerCounters();
    private final Semaphore wakeUps = new Semaphore(0);
    private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "wardgate-sealer");
    private boolean ended;

    /** @param urgent told of each emergency batch before it is stored; must return at once */
    public Sealer(
            Sealing sealing,
            GatewayClock clock,
            LaneRouter queues,
            AlarmSource alarms,
            AcknowledgedJournal journal,
            Consumer<SealedBatch> urgent) {
        this.clock = clock;
        this.queues = queues;
        this.alarms = alarms;
        this.writer = new StoreWriter(alarms, journal, counters, this::wake);
        this.round = new SealingRound(sealing, clock, queues, alarms, writer, urgent, counters);
    }

    public void start() {
        thread.start();
    }

    /** Something may be due; cheap, from any thread. */
    public void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    public void attach(BufferStore store) {
        requests.add(() -> writer.use(store, clock.monoMillis()));
        wake();
    }

    /** Gives the leaving store all that is queued, waits for its disk for a while, and does without it from then on. */
    public void detach(BufferStore store) {
        request(() -> {
            if (writer.store() == store) {
                flush();
                writer.use(null, clock.monoMillis());
            }
        });
    }

    /** Leaves a health report for the next routine batch. */
    public void offerHealth(HealthReport report) {
        round.offerHealth(report);
    }

    /** Seals and stores all that is queued, declares lost what could not be stored, and ends the thread. */
    public void stop() {
        request(() -> {
            flush();
            ended = true;
        });
        join();
    }

    public SealerCounters counters() {
        return counters;
    }

    private void run() {
        while (!ended) {
            for (Runnable request = requests.poll(); request != null; request = requests.poll()) {
                request.run();
            }
            if (!ended) {
                runRound(false);
                await(round.nextDueMillis() - clock.monoMillis());
            }
        }
        int left = queues.queued(Lane.EMERGENCY) + queues.queued(Lane.ROUTINE);
        if (left > 0) {
            LOG.error("{} readings find no store at the end: declared lost", left);
        }
        queues.declareRemaining();
        writer.close();
    }

    /** A fault in one round must not end the only thread that stores; it is said and the next round goes on. */
    private void runRound(boolean everything) {
        try {
            round.run(everything);
        } catch (RuntimeException e) {
            LOG.error("sealing failed; going on", e);
        }
    }

    private void flush() {
        long end = clock.monoMillis() + FLUSH_MILLIS;
        runRound(true);
        while (writer.store() != null && !isFlushed() && clock.monoMillis() < end) {
            await(Math.min(end, writer.nextDueMillis()) - clock.monoMillis());
            runRound(true);
        }
    }

    private boolean isFlushed() {
        return writer.isIdle()
                && alarms.isEmpty()
                && queues.queued(Lane.ROUTINE) == 0
                && queues.queued(Lane.EMERGENCY) == 0;
    }

    private void await(long millis) {
        try {
            if (wakeUps.tryAcquire(Math.max(0, millis), TimeUnit.MILLISECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but a framework that shuts down hard: end in order.
            ended = true;
        }
    }

    /** Runs something on the sealer's thread and waits for it. */
    private void request(Runnable work) {
        if (!thread.isAlive()) {
            return;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        requests.add(() -> {
            work.run();
            done.complete(null);
        });
        wake();
        try {
            done.get(2 * FLUSH_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.error("the sealer did not answer within {} ms", 2 * FLUSH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void join() {
        try {
            thread.join(2 * FLUSH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
