package io.wardgate.ble.visit;

import io.wardgate.api.clock.GatewayClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells how old a record of a device is. Its age on the device's own clock counts, if that can be read: then it does not matter
 * how wrong that clock is. Else the gateway's local time is compared, if it is believed.
 *
 * <p>One visit's.
 */
final class RecordClock {

    /** Younger is measured now: the exact moment is that of receiving it. */
    static final long NOW_MILLIS = 120_000;

    /** Older is not believed. */
    static final long OLDEST_MILLIS = 7 * 24 * 3_600_000L;

    /** The age that no record may have. */
    static final long UNKNOWN = -1;

    private final GatewayClock clock;
    private @Nullable LocalDateTime deviceTime;
    private long readMillis;

    RecordClock(GatewayClock clock) {
        this.clock = clock;
    }

    /** The device's own clock says this now. */
    void deviceSays(LocalDateTime time) {
        deviceTime = time;
        readMillis = clock.monoMillis();
    }

    /** Age of a record received now; 0 if it was measured now, {@link #UNKNOWN} if its time cannot be believed. */
    long ageMillis(LocalDateTime recorded) {
        LocalDateTime device = deviceTime;
        if (device == null && !clock.isSynchronised()) {
            return UNKNOWN;
        }
        LocalDateTime now = device == null
                ? LocalDateTime.ofInstant(Instant.ofEpochMilli(clock.wallMillis()), ZoneId.systemDefault())
                : device.plus(clock.monoMillis() - readMillis, ChronoUnit.MILLIS);
        long age = ChronoUnit.MILLIS.between(recorded, now);
        if (Math.abs(age) <= NOW_MILLIS) {
            return 0;
        }
        return age > 0 && age <= OLDEST_MILLIS ? age : UNKNOWN;
    }
}
