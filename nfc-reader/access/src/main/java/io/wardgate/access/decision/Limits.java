package io.wardgate.access.decision;

import io.wardgate.access.policy.Freshness;
import io.wardgate.api.tap.ZoneClass;

/**
 * Times of the site.
 *
 * @param amberMillis greatest age of a policy in amber zones
 * @param redMillis greatest age of a policy in red zones
 * @param bandMillis how long a band counts as being where it was heard
 * @param factorMillis how long a tap waits for the second one
 */
public record Limits(long amberMillis, long redMillis, long bandMillis, long factorMillis) {

    /** 24 h, 4 h, 10 s and 30 s. */
    public static final Limits USUAL = new Limits(24 * 3_600_000L, 4 * 3_600_000L, 10_000, 30_000);

    public Limits {
        if (amberMillis <= 0 || redMillis <= 0 || bandMillis <= 0 || factorMillis <= 0) {
            throw new IllegalArgumentException("limits must be greater than 0: " + amberMillis + ", " + redMillis + ", "
                    + bandMillis + ", " + factorMillis);
        }
    }

    /** Whether a policy is too old to trust; of unknown age it is too old for red zones. */
    boolean isStale(ZoneClass zoneClass, long ageMillis) {
        return switch (zoneClass) {
            case GREEN -> false;
            case AMBER -> ageMillis > amberMillis;
            case RED -> ageMillis == Freshness.UNKNOWN || ageMillis > redMillis;
        };
    }
}
