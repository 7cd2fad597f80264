package io.wardgate.access.tap;

import java.util.Map;

/**
 * What a point did so far. All counts only grow.
 *
 * @param stillThere sightings that belonged to the tap before
 * @param faults times that inspection, judge, lamp or relay failed
 */
public record PointFigures(
        long granted, long denied, long pending, long informed, long duplicates, long stillThere, long faults) {

    /** By name, for health and metrics. */
    public Map<String, Long> byName() {
        return Map.of(
                "granted", granted,
                "denied", denied,
                "pending", pending,
                "informed", informed,
                "duplicates", duplicates,
                "stillThere", stillThere,
                "faults", faults);
    }
}
