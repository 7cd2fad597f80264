package io.wardgate.access.presence;

import java.util.List;

/**
 * How long people take from point to point at least.
 *
 * @param metresPerSecond of the fastest walker, through walls
 * @param betweenZones where somebody measured it; goes before positions
 */
public record Walking(double metresPerSecond, List<ZonePair> betweenZones) {

    /** Two and a half metres a second: somebody who runs. */
    public static final Walking USUAL = new Walking(2.5, List.of());

    /** Two zones, in either order. */
    public record ZonePair(String one, String other, long leastSeconds) {

        private boolean is(String from, String to) {
            return one.equals(from) && other.equals(to) || one.equals(to) && other.equals(from);
        }
    }

    public Walking {
        betweenZones = List.copyOf(betweenZones);
        if (!(metresPerSecond > 0)) {
            throw new IllegalArgumentException("metresPerSecond is " + metresPerSecond + "; allowed: more than 0");
        }
    }

    /** 0 if nothing is known of the two. */
    long leastMillis(Spot from, Spot to) {
        if (from.point().equals(to.point())) {
            return 0;
        }
        for (ZonePair pair : betweenZones) {
            if (pair.is(from.zone(), to.zone())) {
                return pair.leastSeconds * 1_000;
            }
        }
        return from.position() == null || to.position() == null
                ? 0
                : (long) (from.position().metresTo(to.position()) / metresPerSecond * 1_000);
    }
}
