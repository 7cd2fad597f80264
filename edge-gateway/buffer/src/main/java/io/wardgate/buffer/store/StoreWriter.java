package io.wardgate.buffer.store;

import io.wardgate.api.buffer.StoreException;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.buffer.file.Entry;
import io.wardgate.buffer.file.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: takes what waits, commits it series by series, most urgent first, and completes the
 * futures after the disk sync. Many entries share one commit when the disk is slower than they come. A series that
 * cannot be written stops no other.
 *
 * <p>Owns the thread {@code wardgate-buffer-writer} and, through it, all {@link SeriesFiles}.
 */
final class StoreWriter {

    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);
    private static final int QUEUE = 8192;
    private static final int GROUP_ENTRIES = 256;
    private static final long MAINTAIN_NANOS = 5_000_000_000L;

    private final BufferSettings settings;
    private final Shelves shelves;
    private final RoomKeeper room;
    private final GatewayClock clock;
    private final WriteTask.Job maintenance;
    private final List<Runnable> listeners;
    private final BlockingQueue<WriteTask> queue = new LinkedBlockingQueue<>(QUEUE);
    private final CommitTimes commitTimes = new CommitTimes();
    private final Map<Series, String> failures = new ConcurrentSkipListMap<>();
    private final Thread thread = new Thread(this::work, "wardgate-buffer-writer");
    private volatile long maintainedNanos;
    private volatile boolean closing;

    /** @param maintenance runs every 5 s in the writer's thread */
    StoreWriter(
            BufferSettings settings,
            Shelves shelves,
            RoomKeeper room,
            GatewayClock clock,
            WriteTask.Job maintenance,
            List<Runnable> listeners) {
        this.settings = settings;
        this.shelves = shelves;
        this.room = room;
        this.clock = clock;
        this.maintenance = maintenance;
        this.listeners = listeners;
        this.maintainedNanos = clock.monoNanos();
        thread.start();
    }

    CompletableFuture<Void> append(Series series, Entry entry) {
        return submit(new WriteTask.Append(series, entry, new CompletableFuture<>()));
    }

    /** Runs a job in the writer thread and waits for it. Not to be called from the writer thread. */
    void run(WriteTask.Job job) {
        await(submit(new WriteTask.Chore(job, new CompletableFuture<>())));
    }

    /** Waits for what was submitted; throws the store's own exception if it failed. */
    void await(CompletableFuture<Void> done) {
        try {
            done.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException known ? known : failed(e);
        }
    }

    private CompletableFuture<Void> submit(WriteTask task) {
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

    /** Why the latest append to a series failed, of the most urgent one; null if none did. */
    @Nullable
    String failure() {
        return failures.values().stream().findFirst().orElse(null);
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
        List<WriteTask> group = new ArrayList<>();
        while (!closing || !queue.isEmpty()) {
            try {
                WriteTask first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, GROUP_ENTRIES - 1);
                    carryOut(group);
                }
                if (clock.monoNanos() - maintainedNanos >= MAINTAIN_NANOS) {
                    maintainedNanos = clock.monoNanos();
                    maintenance.run();
                }
            } catch (InterruptedException e) {
                LOG.warn("interrupted: nobody should do that; going on", e);
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                LOG.error("writer failed at one group or its maintenance; going on", e);
                group.forEach(task -> task.done().completeExceptionally(failed(e)));
            }
            group.clear();
        }
    }

    private void carryOut(List<WriteTask> group) {
        for (Series series : Series.values()) {
            List<WriteTask.Append> appends = new ArrayList<>();
            for (WriteTask task : group) {
                if (task instanceof WriteTask.Append append && append.series() == series) {
                    appends.add(append);
                }
            }
            for (List<WriteTask.Append> commit : commits(appends)) {
                store(series, commit);
            }
        }
        for (WriteTask task : group) {
            if (task instanceof WriteTask.Chore chore) {
                carryOut(chore);
            }
        }
    }

    /** No commit is larger than a file, so that one never needs more room than that at once. */
    private List<List<WriteTask.Append>> commits(List<WriteTask.Append> appends) {
        List<List<WriteTask.Append>> commits = new ArrayList<>();
        long octets = Long.MAX_VALUE;
        for (WriteTask.Append append : appends) {
            int length = append.entry().octets().length;
            if (octets > settings.rollOctets() - length) {
                commits.add(new ArrayList<>());
                octets = 0;
            }
            commits.get(commits.size() - 1).add(append);
            octets += length;
        }
        return commits;
    }

    private void carryOut(WriteTask.Chore chore) {
        try {
            chore.job().run();
            chore.done().complete(null);
        } catch (IOException | RuntimeException e) {
            chore.done().completeExceptionally(failed(e));
        }
    }

    private void store(Series series, List<WriteTask.Append> appends) {
        List<Entry> entries = appends.stream().map(WriteTask.Append::entry).toList();
        long start = System.nanoTime();
        try {
            room.makeRoom(
                    series,
                    entries.stream().mapToLong(entry -> entry.octets().length).sum());
            shelves.of(series).files().append(entries);
        } catch (IOException | RuntimeException e) {
            fail(series, appends, e);
            return;
        }
        commitTimes.add(System.nanoTime() - start);
        room.publish();
        if (failures.remove(series) != null) {
            LOG.info("buffer writes {} again", series.label());
        }
        appends.forEach(append -> append.done().complete(null));
        listeners.forEach(Runnable::run);
    }

    private void fail(Series series, List<WriteTask.Append> appends, Exception cause) {
        StoreException failed = failed(cause);
        if (failures.put(series, String.valueOf(failed.getMessage())) == null) {
            LOG.error("{}: {}", series.label(), failed.getMessage(), cause);
        }
        try {
            room.freeGrace();
        } catch (IOException e) {
            LOG.warn("acknowledged files could not be deleted either: {}", e.toString());
        }
        appends.forEach(append -> append.done().completeExceptionally(failed));
    }

    private static StoreException closed() {
        return new StoreException("the buffer is closed", new IllegalStateException("closed"));
    }

    private StoreException failed(Throwable cause) {
        return new StoreException(
                "buffer.directory " + settings.directory() + " cannot be written (" + cause.getMessage()
                        + "): free disk space there, mount it writable or raise buffer.capacityMegabytes;"
                        + " it is tried again with each batch",
                cause);
    }
}
