package io.wardgate.receiver.ingest;

import io.wardgate.receiver.store.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to the database: takes groups, commits them, then lets the answers go.
 *
 * <p>While the database fails nothing is acknowledged and nothing is thrown away: the group is tried again with
 * back-off, the queue fills, the transports stop reading, the gateways keep their data.
 */
public final class IngestWriter {

    private static final Logger LOG = LoggerFactory.getLogger(IngestWriter.class);
    private static final Duration IDLE = Duration.ofMillis(250);
    private static final long FIRST_RETRY_MILLIS = 100;
    private static final long LAST_RETRY_MILLIS = 5_000;

    private final IngestQueue queue;
    private final Database database;
    private final GroupSize size = new GroupSize();
    private final GroupCommit commit;
    private final InstantSource clock;
    private final Settlement settlement;
    private final Thread thread = new Thread(this::run, "wardgate-writer");
    private final CountDownLatch giveUp = new CountDownLatch(1);
    private long retryMillis = FIRST_RETRY_MILLIS;
    private volatile StoreState state = StoreState.WORKING;

    public IngestWriter(IngestQueue queue, Database database, InstantSource clock, Settlement settlement) {
        this.queue = queue;
        this.database = database;
        this.commit = new GroupCommit(database, clock);
        this.clock = clock;
        this.settlement = settlement;
    }

    public void start() {
        thread.start();
    }

    public StoreState state() {
        return state;
    }

    /** Commits and answers what is queued, then ends; a failing database is not waited for longer than this. */
    public void stop(Duration patience) throws InterruptedException {
        queue.close();
        thread.join(patience.toMillis());
        giveUp.countDown();
        thread.join();
    }

    private void run() {
        try {
            while (!queue.isDrained()) {
                List<Arrival> group = queue.take(IDLE, size.readings());
                if (group.isEmpty()) {
                    recordLastMoment();
                } else if (!commitUntilDone(group)) {
                    return;
                }
            }
            recordLastMoment();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("writer interrupted; what is not committed was not acknowledged");
        }
    }

    private boolean commitUntilDone(List<Arrival> group) throws InterruptedException {
        while (true) {
            long startNanos = System.nanoTime();
            CommittedGroup committed = tryCommit(group);
            if (committed != null) {
                Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
                size.observe(group.stream().mapToInt(Arrival::readings).sum(), took);
                settlement.settle(committed, took);
                return true;
            }
            if (pauseEndedByStop()) {
                LOG.warn("stopping although the database fails: {} batches were not acknowledged", group.size());
                return false;
            }
        }
    }

    private @Nullable CommittedGroup tryCommit(List<Arrival> group) {
        try {
            mendIfFailing();
            CommittedGroup committed = commit.commit(group);
            worked();
            return committed;
        } catch (SQLException | RuntimeException e) {
            failed(e);
            return null;
        }
    }

    private void recordLastMoment() throws InterruptedException {
        try {
            mendIfFailing();
            commit.recordLastMoment();
            worked();
        } catch (SQLException | RuntimeException e) {
            failed(e);
            pauseEndedByStop();
        }
    }

    private void mendIfFailing() throws SQLException {
        if (state.isFailing()) {
            database.mend();
        }
    }

    private boolean pauseEndedByStop() throws InterruptedException {
        long millis = retryMillis;
        retryMillis = Math.min(2 * millis, LAST_RETRY_MILLIS);
        return giveUp.await(millis, TimeUnit.MILLISECONDS);
    }

    private void worked() {
        if (state.isFailing()) {
            LOG.info("database works again after {} ms", clock.millis() - state.failingSinceMillis());
            state = StoreState.WORKING;
            retryMillis = FIRST_RETRY_MILLIS;
        }
    }

    /** A fault of our own counts like one of the database: tried again and visible, instead of a writer that is gone. */
    private void failed(Exception failure) {
        settlement.commitFailed();
        if (!state.isFailing()) {
            LOG.error(
                    "database fails, nothing is acknowledged until it works again: {}",
                    reason(failure),
                    failure instanceof RuntimeException ? failure : null);
        }
        long since = state.isFailing() ? state.failingSinceMillis() : clock.millis();
        state = new StoreState(since, reason(failure));
    }

    /** What was reported and, if another, what was at the bottom of it: "No space left on device" and the like. */
    private static String reason(Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String first = firstLine(failure);
        return root == failure ? first : firstLine(root) + " (" + first + ")";
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
