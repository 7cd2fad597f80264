package io.wardgate.receiver.store;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.reading.Quality;
import io.wardgate.api.reading.Reading;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Table {@code suspect_run}: where the readings lie whose time could not be believed at sealing; and their correction
 * once the gateway says how its clock was set (docs/adr/0078).
 *
 * <p>Costs nothing for batches with a good clock. A correction finds the rows by the index (device, sampled_at).
 */
public final class SuspectTimes {

    private static final String REMEMBER = """
            INSERT INTO suspect_run (gateway, clock_boot, epoch, lane, batch_sequence, device, oldest, newest,
                clock_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String WAITING = """
            SELECT epoch, lane, batch_sequence, device, oldest, newest, clock_offset FROM suspect_run
            WHERE gateway = ? AND clock_boot = ?""";
    private static final String SHIFT = """
            UPDATE reading SET sampled_at = sampled_at + ?, quality = quality - %d
            WHERE device = ? AND sampled_at BETWEEN ? AND ? AND gateway = ? AND epoch = ? AND lane = ?
                AND batch_sequence = ?""".formatted(Quality.CLOCK_SUSPECT.mask());
    private static final String RETIMED = """
            UPDATE batch SET clock_offset = ?, retimed = TRUE
            WHERE gateway = ? AND clock_boot = ? AND NOT synchronised AND NOT retimed AND epoch = ? AND lane = ?
                AND sequence = ?""";
    private static final String FORGET = "DELETE FROM suspect_run WHERE gateway = ? AND clock_boot = ?";

    private final Database database;

    public SuspectTimes(Database database) {
        this.database = database;
    }

    private record Run(long epoch, int lane, long sequence, long device, long oldest, long newest, long offset) {}

    private record Span(long oldest, long newest) {
        Span with(long millis) {
            return new Span(Math.min(oldest, millis), Math.max(newest, millis));
        }
    }

    /** Notes where the readings of a batch lie whose clock could not be believed. */
    public void remember(Connection connection, TimedBatch batch) throws SQLException {
        Map<Long, Span> spans = new TreeMap<>();
        for (Reading reading : batch.incoming().batch().contents().readings()) {
            long at = batch.sampledAtMillis(reading);
            spans.merge(reading.deviceId(), new Span(at, at), (known, fresh) -> known.with(fresh.oldest()));
        }
        BatchId id = batch.incoming().batch().id();
        try (PreparedStatement insert = connection.prepareStatement(REMEMBER)) {
            for (Map.Entry<Long, Span> span : spans.entrySet()) {
                insert.setString(1, id.gateway());
                insert.setLong(2, batch.incoming().batch().clock().bootId());
                insert.setLong(3, id.epoch());
                insert.setInt(4, id.lane().number());
                insert.setLong(5, id.sequence());
                insert.setLong(6, span.getKey());
                insert.setLong(7, span.getValue().oldest());
                insert.setLong(8, span.getValue().newest());
                insert.setLong(9, batch.clockOffsetMillis());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Times everything of this boot that waits; returns how many readings were moved. */
    public long correct(Connection connection, String gateway, long bootId, long offset, long nowMillis)
            throws SQLException {
        List<Run> runs = waiting(connection, gateway, bootId);
        if (runs.isEmpty()) {
            return 0;
        }
        Set<Long> days = new TreeSet<>();
        for (Run run : runs) {
            long step = offset - run.offset();
            for (long day = day(run.oldest() + step); day <= day(run.newest() + step); day++) {
                days.add(day);
            }
        }
        database.preparePartitions(days, nowMillis);
        long moved = 0;
        try (PreparedStatement shift = connection.prepareStatement(SHIFT);
                PreparedStatement retimed = connection.prepareStatement(RETIMED)) {
            for (Run run : runs) {
                moved += shift(shift, gateway, run, offset);
                mark(retimed, gateway, bootId, run, offset);
            }
            retimed.executeBatch();
        }
        try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setString(1, gateway);
            forget.setLong(2, bootId);
            forget.executeUpdate();
        }
        return moved;
    }

    private static List<Run> waiting(Connection connection, String gateway, long bootId) throws SQLException {
        List<Run> runs = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(WAITING)) {
            query.setString(1, gateway);
            query.setLong(2, bootId);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    runs.add(new Run(
                            row.getLong(1),
                            row.getInt(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7)));
                }
            }
        }
        return runs;
    }

    private static int shift(PreparedStatement shift, String gateway, Run run, long offset) throws SQLException {
        shift.setLong(1, offset - run.offset());
        shift.setLong(2, run.device());
        shift.setLong(3, run.oldest());
        shift.setLong(4, run.newest());
        shift.setString(5, gateway);
        shift.setLong(6, run.epoch());
        shift.setInt(7, run.lane());
        shift.setLong(8, run.sequence());
        return shift.executeUpdate();
    }

    private static void mark(PreparedStatement retimed, String gateway, long bootId, Run run, long offset)
            throws SQLException {
        retimed.setLong(1, offset);
        retimed.setString(2, gateway);
        retimed.setLong(3, bootId);
        retimed.setLong(4, run.epoch());
        retimed.setInt(5, run.lane());
        retimed.setLong(6, run.sequence());
        retimed.addBatch();
    }

    private static long day(long millis) {
        return Math.floorDiv(millis, DayPartitions.DAY_MILLIS);
    }
}
