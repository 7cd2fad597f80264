package io.wardgate.receiver.store;

import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One row of table {@code reading} as its readers need it.
 *
 * @param boot device boot, unsigned
 * @param rssiDbm signal strength, null if unknown
 */
public record StoredReading(
        long device,
        long boot,
        long sequence,
        String gateway,
        long sampledAtMillis,
        @Nullable Integer rssiDbm,
        int flags,
        int quality,
        int suspect,
        MetricValues values) {

    static final int RSSI_UNKNOWN = 127;

    private static final int FIRST_METRIC = 10;

    /** A reading as its row will be. */
    public static StoredReading of(Reading reading, String gateway, long sampledAtMillis, int quality) {
        return new StoredReading(
                reading.deviceId(),
                Integer.toUnsignedLong(reading.boot()),
                reading.sequence(),
                gateway,
                sampledAtMillis,
                reading.rssiDbm() == RSSI_UNKNOWN ? null : reading.rssiDbm(),
                reading.flags(),
                quality,
                reading.suspectMetrics(),
                reading.values());
    }

    static StoredReading of(ResultSet row) throws SQLException {
        int rssi = row.getInt(6);
        @Nullable Integer rssiDbm = row.wasNull() ? null : rssi;
        MetricValues.Builder values = MetricValues.builder();
        for (int number = 0; number < Metric.count(); number++) {
            int value = row.getInt(FIRST_METRIC + number);
            if (!row.wasNull()) {
                values.put(Metric.ofNumber(number), value);
            }
        }
        return new StoredReading(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getLong(5),
                rssiDbm,
                row.getInt(7),
                row.getInt(8),
                row.getInt(9),
                values.build());
    }
}
