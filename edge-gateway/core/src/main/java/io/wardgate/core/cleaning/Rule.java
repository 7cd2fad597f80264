package io.wardgate.core.cleaning;

import io.wardgate.api.reading.Quality;
import java.util.Locale;

/** A rule of cleaning: the bit that it sets, whether it takes belief from the value, and its reason in words. */
public enum Rule {
    /** The band says that it is on no wrist. */
    CONTACT(Quality.NOT_WORN, true, "measured on no wrist"),
    BELOW_RANGE(Quality.RANGE, true, "below %3$s"),
    ABOVE_RANGE(Quality.RANGE, true, "above %3$s"),
    /** A pressure measurement whose two halves are too close to each other. */
    PULSE_PRESSURE(Quality.RANGE, true, "the other pressure is %2$s; they are at least %3$s apart"),
    /** Further from the value before it than a body changes in that time. */
    CHANGE(Quality.RATE, true, "changed from %2$s; at most %3$s in that time"),
    /** Hampel's rule: too far from the median of its neighbours. */
    OUTLIER(Quality.SPIKE, true, "its neighbours lie about %2$s; at most %3$s from them"),
    /** The third of three outliers that agree: the level is where they are. */
    NEW_LEVEL(Quality.LEVEL_SHIFT, false, "the third in a row that left %2$s: the new level"),
    /** A band that repeats an old value. */
    STUCK(Quality.STALE, true, "the same for %2$s s while the wearer moved; at most %3$s s"),
    MOVING(Quality.MOTION, false, "measured while moving: %2$s, above %3$s"),
    BATTERY(Quality.LOW_BATTERY, false, "the band's battery is low");

    private final Quality quality;
    private final boolean suspect;
    private final String reason;

    Rule(Quality quality, boolean suspect, String reason) {
        this.quality = quality;
        this.suspect = suspect;
        this.reason = reason;
    }

    /** The bit that this rule sets. */
    public Quality quality() {
        return quality;
    }

    /** Whether the value must not be believed; otherwise the bit only says how it came about. */
    public boolean isSuspect() {
        return suspect;
    }

    String reason(String value, String reference, String limit) {
        return String.format(Locale.ROOT, reason, value, reference, limit);
    }
}
