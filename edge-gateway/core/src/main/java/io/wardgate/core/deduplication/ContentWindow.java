package io.wardgate.core.deduplication;

import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What a device without record numbers said lately. The same content within {@link #ROUTINE_MILLIS} (an emergency:
 * {@link #EMERGENCY_MILLIS}) is the same measurement heard again; after that it is a new one of equal value.
 *
 * <p>The content itself is compared, not a hash of it: two different readings never hide each other.
 *
 * <p>Not thread-safe: owned by the {@link Deduper}.
 */
final class ContentWindow {

    static final long ROUTINE_MILLIS = 10_000;
    static final long EMERGENCY_MILLIS = 2_000;

    /** Devices that take turns between a few frames need a few places. */
    private static final int PLACES = 8;

    private final @Nullable MetricValues[] values = new MetricValues[PLACES];
    private final int[] flags = new int[PLACES];
    private final long[] sinceMillis = new long[PLACES];
    private int next;

    /** Whether the reading is new; if so it is remembered from now on. */
    boolean admit(Reading reading) {
        long now = reading.sampledMonoMillis();
        long window = reading.isEmergency() ? EMERGENCY_MILLIS : ROUTINE_MILLIS;
        for (int place = 0; place < PLACES; place++) {
            MetricValues known = values[place];
            if (known != null && flags[place] == reading.flags() && known.equals(reading.values())) {
                if (Math.abs(now - sinceMillis[place]) < window) {
                    return false;
                }
                sinceMillis[place] = now;
                return true;
            }
        }
        values[next] = reading.values();
        flags[next] = reading.flags();
        sinceMillis[next] = now;
        next = (next + 1) % PLACES;
        return true;
    }
}
