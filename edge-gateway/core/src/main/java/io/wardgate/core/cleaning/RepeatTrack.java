package io.wardgate.core.cleaning;

/**
 * How long a heart rate has not changed, and whether its wearer moved meanwhile. A heart does not beat the same to the
 * beat for minutes of moving about; a band that hangs says so for ever.
 *
 * <p>Not thread-safe: owned by the {@link Cleaner}.
 */
final class RepeatTrack {

    /** Values further apart than this are not one run. */
    private static final long LONGEST_GAP_MILLIS = 60_000;

    /** Fewer equal values may be chance. */
    private static final int LEAST_VALUES = 30;

    /** The wearer moved if motion varied by this. */
    private static final int MOVED = 3;

    private int values;
    private int value;
    private long since;
    private long newest;
    private int leastMotion;
    private int greatestMotion;

    /** For how long the value has been the same although the wearer moved, in ms; 0 if that proves nothing. */
    long repeatedMillis(long time, int judged) {
        boolean proven = goesOn(time, judged) && values >= LEAST_VALUES && greatestMotion - leastMotion >= MOVED;
        return proven ? time - since : 0;
    }

    /** @param motion 0 to 15, or negative if it is not known */
    void learn(long time, int learned, int motion) {
        if (values > 0 && time < newest) {
            if (learned != value && time > since) {
                restart(newest, value);
            }
            return;
        }
        if (!goesOn(time, learned)) {
            restart(time, learned);
        }
        values++;
        newest = time;
        if (motion >= 0) {
            leastMotion = Math.min(leastMotion, motion);
            greatestMotion = Math.max(greatestMotion, motion);
        }
    }

    void clear() {
        values = 0;
    }

    private boolean goesOn(long time, int judged) {
        return values > 0 && judged == value && time >= newest && time - newest <= LONGEST_GAP_MILLIS;
    }

    private void restart(long time, int first) {
        values = 0;
        value = first;
        since = time;
        newest = time;
        leastMotion = Integer.MAX_VALUE;
        greatestMotion = 0;
    }
}
