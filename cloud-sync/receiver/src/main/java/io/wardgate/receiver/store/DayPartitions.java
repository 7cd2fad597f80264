package io.wardgate.receiver.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the partitions of table {@code reading}, one per UTC day of sampling, before the first row of a day
 * (docs/adr/0076). A day outside the last month or beyond tomorrow gets none: its rows go to {@code reading_other}, so
 * that a clock gone mad cannot make a thousand tables.
 *
 * <p>Owned by the writer thread.
 */
final class DayPartitions {

    static final long DAY_MILLIS = 86_400_000;

    private static final Logger LOG = LoggerFactory.getLogger(DayPartitions.class);
    private static final int DAYS_BACK = 31;
    private static final int DAYS_AHEAD = 1;
    private static final String ROWS_ELSEWHERE = "23514";

    private final Set<Long> known = new HashSet<>();

    /**
     * Makes what is missing, each in a transaction of its own.
     *
     * @param connections other than the group's: the lock on the table must not last as long as the group
     */
    void ensure(ConnectionSource connections, Set<Long> days, long nowMillis) throws SQLException {
        long today = Math.floorDiv(nowMillis, DAY_MILLIS);
        for (long day : days) {
            boolean ownTable = day >= today - DAYS_BACK && day <= today + DAYS_AHEAD;
            if (ownTable && !known.contains(day)) {
                try (Connection connection = connections.connect()) {
                    create(connection, day);
                }
                known.add(day);
            }
        }
    }

    private static void create(Connection connection, long day) throws SQLException {
        String name = name(day);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('wardgate.reading'))");
            try (var row = statement.executeQuery("SELECT to_regclass('" + name + "') IS NULL")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return;
                }
            }
            statement.execute("CREATE TABLE " + name + " (LIKE reading)");
            statement.execute("ALTER TABLE reading ATTACH PARTITION " + name + " FOR VALUES FROM (" + day * DAY_MILLIS
                    + ") TO (" + (day + 1) * DAY_MILLIS + ")");
            connection.commit();
            LOG.info("made partition {}", name);
        } catch (SQLException e) {
            if (!ROWS_ELSEWHERE.equals(e.getSQLState())) {
                throw e;
            }
            LOG.warn("no partition {}: reading_other holds rows of that day, and goes on holding them", name);
        } finally {
            connection.rollback();
        }
    }

    static String name(long day) {
        return "reading_" + LocalDate.ofEpochDay(day).format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
