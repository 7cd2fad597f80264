package io.wardgate.receiver.store;

import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What no band can have measured, and when. A value that the gateway itself marked as doubtful is not judged here: it travels
 * with its mark. Limits are those of nature, far outside the gateway's own.
 */
public final class Plausibility {

    /** More than this ahead of the receiver's clock is not late or early but wrong. */
    static final long FUTURE_MILLIS = 120_000;

    /** 2020-01-01: no gateway of this kind is older. */
    static final long EARLIEST_MILLIS = 1_577_836_800_000L;

    private static final int RSSI_LOWEST_DBM = -128;
    private static final int RSSI_HIGHEST_DBM = 127;

    private Plausibility() {}

    /** Whether something can have happened then: not before 2020, at most {@value #FUTURE_MILLIS} ms ahead of now. */
    public static boolean isPast(long wallMillis, long nowMillis) {
        return wallMillis >= EARLIEST_MILLIS && wallMillis <= nowMillis + FUTURE_MILLIS;
    }

    /** Why the reading is set aside, null if it is not. */
    static @Nullable String objection(TimedBatch batch, Reading reading, long nowMillis) {
        if (!batch.suspect()) {
            long sampledAtMillis = batch.sampledAtMillis(reading);
            if (!isPast(sampledAtMillis, nowMillis)) {
                return sampledAtMillis > nowMillis ? "sampled in the future" : "sampled before 2020";
            }
        }
        if (reading.rssiDbm() < RSSI_LOWEST_DBM || reading.rssiDbm() > RSSI_HIGHEST_DBM) {
            return "rssi impossible";
        }
        int judged = reading.values().present() & ~reading.suspectMetrics();
        for (int left = judged; left != 0; left &= left - 1) {
            Metric metric = Metric.ofNumber(Integer.numberOfTrailingZeros(left));
            int value = reading.values().get(metric);
            if (value < lowest(metric) || value > highest(metric)) {
                return metric + " impossible";
            }
        }
        return null;
    }

    private static int lowest(Metric metric) {
        return switch (metric) {
            case SKIN_TEMPERATURE, AMBIENT_TEMPERATURE -> -27_315;
            default -> 0;
        };
    }

    private static int highest(Metric metric) {
        return switch (metric) {
            case SPO2, BATTERY -> 100;
            case HUMIDITY -> 10_000;
            case HEART_RATE, SYSTOLIC, DIASTOLIC -> 1_000;
            case SKIN_TEMPERATURE, AMBIENT_TEMPERATURE -> 20_000;
            default -> Integer.MAX_VALUE;
        };
    }
}
