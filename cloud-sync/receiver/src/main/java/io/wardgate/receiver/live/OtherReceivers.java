package io.wardgate.receiver.live;

import io.wardgate.receiver.store.BatchTable;
import io.wardgate.receiver.store.BookTotals;
import io.wardgate.receiver.store.Database;
import io.wardgate.receiver.store.HealthTable;
import io.wardgate.receiver.store.NewerReadings;
import io.wardgate.receiver.store.ReceiverBooks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings to the board what other receivers commit to the same database (docs/adr/0079). Each second it looks whether
 * their books changed; if so, it reads what is newer than what the board shows. So nothing depends on the order of
 * commits or on having seen each of them: a look that failed or came late is made good by the next one.
 *
 * <p>Its thread {@code wardgate-others} only reads, and rests nine times as long as it worked: ingest goes first.
 */
public final class OtherReceivers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OtherReceivers.class);
    private static final long PERIOD_MILLIS = 1_000;
    private static final int REST_PER_WORK = 9;
    private static final int DEVICES_AT_ONCE = 500;

    /** Two gateways bring readings of one band a little out of order: those join its trend. */
    private static final long OVERLAP_MILLIS = 10_000;

    /** Whoever was heard in older groups was heard in newer ones too, or is silent. */
    private static final long GROUPS_HEARD = 1_000;

    private final ReceiverBooks books = new ReceiverBooks();
    private final NewerReadings readings = new NewerReadings();
    private final BatchTable batches = new BatchTable();
    private final HealthTable health = new HealthTable();
    private final Database database;
    private final LiveBoard board;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "wardgate-others");
    private Map<Long, ReceiverBooks.Books> known;
    private boolean failing;

    /** @param known the books of the others that the board contains already */
    public OtherReceivers(Database database, LiveBoard board, Map<Long, ReceiverBooks.Books> known) {
        this.database = database;
        this.board = board;
        this.known = known;
    }

    /** Begins to follow, if the database can have other receivers at all. */
    public void start() {
        if (database.isShared()) {
            thread.start();
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        thread.join();
    }

    private void run() {
        try {
            long restMillis = PERIOD_MILLIS;
            while (!closing.await(restMillis, TimeUnit.MILLISECONDS)) {
                long startNanos = System.nanoTime();
                look();
                long tookMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
                restMillis = Math.max(PERIOD_MILLIS, REST_PER_WORK * tookMillis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try (Connection connection = database.connect()) {
            Map<Long, ReceiverBooks.Books> now = books.others(connection, database.run());
            if (!now.equals(known)) {
                followGateways(connection, now);
                followBands(connection);
                board.others(sum(now));
                known = now;
            }
            failing = false;
        } catch (SQLException | RuntimeException e) {
            // Whatever it is: without this thread the page would stand still and look alive.
            if (!failing) {
                LOG.error("what other receivers commit cannot be read, trying again: {}", e.toString());
            }
            failing = true;
        }
    }

    static BookTotals sum(Map<Long, ReceiverBooks.Books> books) {
        return books.values().stream().map(ReceiverBooks.Books::totals).reduce(BookTotals.NONE, BookTotals::plus);
    }

    private void followGateways(Connection connection, Map<Long, ReceiverBooks.Books> now) throws SQLException {
        for (Map.Entry<Long, ReceiverBooks.Books> each : now.entrySet()) {
            ReceiverBooks.Books before = known.get(each.getKey());
            long last = each.getValue().lastGroup();
            long seen = before == null ? 0 : before.lastGroup();
            for (BatchTable.Heard heard : batches.heard(connection, Math.max(seen, last - GROUPS_HEARD), last)) {
                board.heardElsewhere(heard);
            }
        }
        health.all(connection).forEach(board::restore);
    }

    private void followBands(Connection connection) throws SQLException {
        Map<Long, Long> newest = board.newestMillis();
        List<Long> devices = readings.devices(connection);
        for (int from = 0; from < devices.size(); from += DEVICES_AT_ONCE) {
            Map<Long, Long> since = new LinkedHashMap<>();
            for (long device : devices.subList(from, Math.min(from + DEVICES_AT_ONCE, devices.size()))) {
                Long shown = newest.get(device);
                since.put(device, shown == null ? Long.MIN_VALUE : shown - OVERLAP_MILLIS);
            }
            board.follow(readings.since(connection, since, LiveBoardLoader.READINGS_PER_BAND));
        }
    }
}
