package io.wardgate.api.tap;

import org.jspecify.annotations.Nullable;

/** Where bands are now, from memory: never waits. Safe from any thread. */
@FunctionalInterface
public interface BandLocator {

    /**
     * Where a band was heard last.
     *
     * @param deviceId of the band ({@link io.wardgate.api.identity.DeviceId})
     * @return null if this gateway knows nothing of it
     */
    @Nullable
    Heard where(long deviceId);

    /**
     * Last heard.
     *
     * @param zone id of the zone in which it is
     * @param monoMillis when, in gateway monotonic ms
     */
    record Heard(String zone, int rssiDbm, long monoMillis) {}
}
