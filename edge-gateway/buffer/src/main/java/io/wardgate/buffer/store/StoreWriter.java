package io.wardgate.buffer.store;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.StoreException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: takes what waits, commits it lane by lane, most urgent first, and completes the futures
 * after the disk sync. Many batches share one commit when the disk is slower than they come.
 *
 * <p>Owns the thread {@code wardgate-buffer-writer} and, through it, all {@link LaneFiles}.
 */
final class StoreWriter {

    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);
    private static final int QUEUE = 8192;
    private static final int GROUP_BATCHES = 256;
    private static final long MAINTAIN_NANOS = 5_000_000_000L;

    private final BufferSettings settings;
    private final Map<Lane, LaneFiles> files;
    private final List<Runnable> listeners;
    private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>(QUEUE);
    private final CommitTimes commitTimes = new CommitTimes();
    private final Thread thread = new Thread(this::work, "wardgate-buffer-writer");
    private volatile boolean closing;
    private volatile @Nullable String failure;

    StoreWriter(BufferSettings settings, Map<Lane, LaneFiles> files, List<Runnable> listeners) {
        this.settings = settings;
        this.files = files;
        this.listeners = listeners;
        thread.start();
    }

    /** One thing to do: a batch to store or a job between commits. */
    private record Task(
            @Nullable SealedBatch batch, @Nullable Job job, CompletableFuture<Void> done) {}

    @FunctionalInterface
    interface Job {
        void run() throws SQLException, IOException;
    }

    CompletableFuture<Void> append(SealedBatch batch) {
        return submit(new Task(batch, null, new CompletableFuture<>()));
    }

    /** Runs a job in the writer thread and waits for it. Not to be called from the writer thread. */
    void run(Job job) {
        try {
            submit(new Task(null, job, new CompletableFuture<>())).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException known ? known : failed(e);
        }
    }

    private CompletableFuture<Void> submit(Task task) {
        if (closing) {
            task.done().completeExceptionally(closed());
        } else if (!queue.offer(task)) {
            task.done()
                    .completeExceptionally(new StoreException(
                            "buffer.directory " + settings.directory() + ": " + QUEUE
                                    + " batches wait for the disk already; it is too slow or stuck",
                            new IllegalStateException("queue is full")));
        }
        return task.done();
    }

    boolean isClosing() {
        return closing;
    }

    long commitMicrosP99() {
        return commitTimes.p99Micros();
    }

    int fillPercent() {
        long octets = files.values().stream().mapToLong(LaneFiles::octets).sum();
        return (int) (octets * 100 / settings.capacityOctets());
    }

    @Nullable
    String failure() {
        return failure;
    }

    /** Finishes what is queued and ends the thread. */
    void close() {
        closing = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        queue.forEach(task -> task.done().completeExceptionally(closed()));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        long maintained = System.nanoTime();
        List<Task> group = new ArrayList<>();
        while (!closing || !queue.isEmpty()) {
            try {
                Task first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, GROUP_BATCHES - 1);
                    carryOut(group);
                    group.clear();
                }
                if (System.nanoTime() - maintained > MAINTAIN_NANOS) {
                    maintained = System.nanoTime();
                    maintain();
                }
            } catch (InterruptedException e) {
                LOG.warn("interrupted: nobody should do that; going on", e);
            } catch (RuntimeException e) {
                LOG.error("writer failed at one group; going on", e);
                group.forEach(task -> task.done().completeExceptionally(failed(e)));
                group.clear();
            }
        }
    }

    private void carryOut(List<Task> group) {
        for (Lane lane : Lane.values()) {
            List<Task> ofLane = group.stream()
                    .filter(task -> task.batch() != null && task.batch().id().lane() == lane)
                    .toList();
            if (!ofLane.isEmpty()) {
                store(lane, ofLane);
            }
        }
        for (Task task : group) {
            Job job = task.job();
            if (job != null) {
                try {
                    job.run();
                    task.done().complete(null);
                } catch (SQLException | IOException e) {
                    task.done().completeExceptionally(failed(e));
                }
            }
        }
    }

    private void store(Lane lane, List<Task> tasks) {
        List<SealedBatch> batches = new ArrayList<>();
        for (Task task : tasks) {
            SealedBatch batch = task.batch();
            if (batch != null) {
                batches.add(batch);
            }
        }
        long start = System.nanoTime();
        try {
            makeRoom(lane);
            filesOf(lane).append(batches);
        } catch (SQLException | IOException | RuntimeException e) {
            StoreException failed = failed(e);
            if (failure == null) {
                LOG.error("{}", failed.getMessage(), e);
            }
            failure = failed.getMessage();
            tasks.forEach(task -> task.done().completeExceptionally(failed));
            return;
        }
        commitTimes.add(System.nanoTime() - start);
        if (failure != null) {
            LOG.info("buffer writes again");
            failure = null;
        }
        tasks.forEach(task -> task.done().complete(null));
        listeners.forEach(Runnable::run);
    }

    /** Above the high-water mark the oldest bulk and routine files go; urgent lanes may use the reserve. */
    private void makeRoom(Lane lane) throws IOException {
        while (files.values().stream().mapToLong(LaneFiles::octets).sum() > settings.highWaterOctets()) {
            if (!filesOf(Lane.BULK).giveUpOldest() && !filesOf(Lane.ROUTINE).giveUpOldest()) {
                if (lane == Lane.ROUTINE || lane == Lane.BULK) {
                    throw new IOException("more than 95 % of buffer.capacityMegabytes " + settings.capacityMegabytes()
                            + " is taken by data that may not be given up");
                }
                return;
            }
        }
    }

    private void maintain() {
        for (LaneFiles lane : files.values()) {
            try {
                lane.maintain();
            } catch (IOException e) {
                LOG.warn("maintenance of {}: {}", settings.directory(), e.toString());
            }
        }
    }

    private LaneFiles filesOf(Lane lane) {
        LaneFiles found = files.get(lane);
        if (found == null) {
            throw new IllegalStateException("no such lane: " + lane);
        }
        return found;
    }

    private static StoreException closed() {
        return new StoreException("the buffer is closed", new IllegalStateException("closed"));
    }

    private StoreException failed(Throwable cause) {
        return new StoreException(
                "buffer.directory " + settings.directory() + " cannot be written (" + cause.getMessage()
                        + "): free disk space there or raise buffer.capacityMegabytes; it is tried again with each batch",
                cause);
    }
}
