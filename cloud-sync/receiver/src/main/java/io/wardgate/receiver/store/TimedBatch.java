package io.wardgate.receiver.store;

import io.wardgate.api.reading.Quality;
import io.wardgate.api.reading.Reading;

/**
 * A new batch and how its readings are timed: by its own clock, or, if that could not be believed, by the gateway's
 * word of how the clock was set since.
 *
 * @param clockOffsetMillis wall minus monotonic time
 * @param suspect its clock could not be believed and no clock map of its boot is known yet
 */
public record TimedBatch(IncomingBatch incoming, long clockOffsetMillis, boolean suspect) {

    /** UTC epoch ms of a reading. */
    public long sampledAtMillis(Reading reading) {
        return reading.sampledMonoMillis() + clockOffsetMillis;
    }

    /** Bits of {@link Quality} as they are stored: whether the time is in doubt is known best here. */
    public int quality(Reading reading) {
        int mask = Quality.CLOCK_SUSPECT.mask();
        if (suspect) {
            return reading.quality() | mask;
        }
        return incoming.batch().clock().synchronised() ? reading.quality() : reading.quality() & ~mask;
    }
}
