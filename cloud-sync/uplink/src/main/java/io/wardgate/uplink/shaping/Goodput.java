package io.wardgate.uplink.shaping;

/**
 * How many octets a second the receiver acknowledges while bulk keeps the line busy. Idle time does not count: otherwise
 * a share of the measured rate would become the next measured rate, and so on down to nothing.
 *
 * <p>Owned by the drain's thread.
 */
final class Goodput {

    /** A sample ends after so many octets, or after {@link #SAMPLE_MILLIS}. */
    private static final long SAMPLE_OCTETS = 64 << 10;

    private static final long SAMPLE_MILLIS = 1_000;

    /** What is acknowledged within less than this says more of the round trip than of the line: it never lowers the rate. */
    private static final long MIN_OCTETS = 24 << 10;

    /** Less than this within {@link #SAMPLE_MILLIS} says that a batch is still on its way, not how fast the line is. */
    private static final long MIN_TIMED_OCTETS = 4 << 10;

    /** The first sample of a train holds a round trip more and so tells too little: better ones count for more. */
    private static final double GAIN_UP = 0.5;

    private static final double GAIN_DOWN = 0.1;

    private double octetsPerSecond;
    private long octets;
    private long sinceMillis;
    private boolean busy;
    private boolean fromIdle;

    /** Bulk is on its way from now on. */
    void busy(long nowMillis) {
        if (!busy) {
            busy = true;
            fromIdle = true;
            sinceMillis = nowMillis;
            octets = 0;
        }
    }

    /** Forgets the sample that was under way: the line broke. */
    void broken() {
        busy = false;
    }

    /**
     * Octets of any lane were acknowledged.
     *
     * @param bulkLeft whether bulk is still on its way
     */
    void acknowledged(long acknowledgedOctets, boolean bulkLeft, long nowMillis) {
        if (!busy) {
            return;
        }
        octets += acknowledgedOctets;
        long millis = Math.max(1, nowMillis - sinceMillis);
        if (!bulkLeft || octets >= SAMPLE_OCTETS || millis >= SAMPLE_MILLIS) {
            if (bulkLeft && octets < MIN_TIMED_OCTETS) {
                return;
            }
            take(octets * 1_000.0 / millis, octets >= MIN_OCTETS || millis >= SAMPLE_MILLIS);
            busy = bulkLeft;
            fromIdle = false;
            sinceMillis = nowMillis;
            octets = 0;
        }
    }

    /**
     * A sample that is too short to tell how fast the line is still tells, if it began on an idle line, how fast it is at
     * least. Without this a rate that one slow moment had set would never be measured again: it lets pass so little.
     */
    private void take(double sample, boolean telling) {
        if (sample > octetsPerSecond && octetsPerSecond > 0 && (fromIdle || telling)) {
            octetsPerSecond += GAIN_UP * (sample - octetsPerSecond);
        } else if (telling) {
            octetsPerSecond = octetsPerSecond == 0 ? sample : octetsPerSecond + GAIN_DOWN * (sample - octetsPerSecond);
        }
    }

    /** 0 until the first sample. */
    double octetsPerSecond() {
        return octetsPerSecond;
    }
}
