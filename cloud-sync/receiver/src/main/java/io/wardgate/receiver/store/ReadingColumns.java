package io.wardgate.receiver.store;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Reading;
import io.wardgate.protocol.api.ClockStamp;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The readings of one batch turned into arrays, one per column that differs from row to row. */
final class ReadingColumns {

    private static final int FIXED = 8;

    private final Long[] device;
    private final Long[] boot;
    private final Long[] sequence;
    private final Long[] sampledAt;
    private final @Nullable Integer[] rssi;
    private final Integer[] flags;
    private final Integer[] quality;
    private final Integer[] suspect;
    private final @Nullable Integer[][] metrics;
    private int rows;

    ReadingColumns(int capacity) {
        device = new Long[capacity];
        boot = new Long[capacity];
        sequence = new Long[capacity];
        sampledAt = new Long[capacity];
        rssi = new Integer[capacity];
        flags = new Integer[capacity];
        quality = new Integer[capacity];
        suspect = new Integer[capacity];
        metrics = new Integer[Metric.count()][capacity];
    }

    void add(Reading reading, ClockStamp clock) {
        int row = rows++;
        device[row] = reading.deviceId();
        boot[row] = Integer.toUnsignedLong(reading.boot());
        sequence[row] = reading.sequence();
        sampledAt[row] = clock.wallMillisOf(reading.sampledMonoMillis());
        rssi[row] = reading.rssiDbm() == StoredReading.RSSI_UNKNOWN ? null : reading.rssiDbm();
        flags[row] = reading.flags();
        quality[row] = reading.quality();
        suspect[row] = reading.suspectMetrics();
        for (int number = 0; number < metrics.length; number++) {
            Metric metric = Metric.ofNumber(number);
            metrics[number][row] =
                    reading.values().has(metric) ? reading.values().get(metric) : null;
        }
    }

    /** Inserts the rows whose key is not there yet; returns how many. */
    int insertNew(Connection connection, BatchId id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, id.gateway());
            insert.setLong(2, id.epoch());
            insert.setInt(3, id.lane().number());
            insert.setLong(4, id.sequence());
            Object[][] bigints = {device, boot, sequence, sampledAt};
            Object[][] integers = {rssi, flags, quality, suspect};
            int parameter = 5;
            for (Object[] column : bigints) {
                insert.setArray(parameter++, connection.createArrayOf("bigint", column));
            }
            for (Object[] column : integers) {
                insert.setArray(parameter++, connection.createArrayOf("integer", column));
            }
            for (Object[] column : metrics) {
                insert.setArray(parameter++, connection.createArrayOf("integer", column));
            }
            return insert.executeUpdate();
        }
    }

    /** Column name of each metric, by its number: the metric's name in lower case. */
    static final String METRIC_COLUMNS = IntStream.range(0, Metric.count())
            .mapToObj(number -> Metric.ofNumber(number).name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    private static final String INSERT = insertStatement();

    /** One statement for both databases; the writer is alone, so asking first is safe and cheap. */
    private static String insertStatement() {
        int columns = FIXED + Metric.count();
        String names = IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        String arrays = IntStream.range(0, columns)
                .mapToObj(i -> "CAST(? AS " + (i < 4 ? "bigint" : "integer") + " ARRAY)")
                .collect(Collectors.joining(", "));
        return "INSERT INTO reading (gateway, epoch, lane, batch_sequence, device, boot, sequence, sampled_at,"
                + " rssi_dbm, flags, quality, suspect, " + METRIC_COLUMNS + ")"
                + " SELECT CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS SMALLINT), CAST(? AS BIGINT), " + names
                + " FROM unnest(" + arrays + ") AS fresh(" + names + ")"
                + " WHERE NOT EXISTS (SELECT 1 FROM reading AS known WHERE known.device = fresh.c0"
                + " AND known.boot = fresh.c1 AND known.sequence = fresh.c2) ON CONFLICT DO NOTHING";
    }
}
