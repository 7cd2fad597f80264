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

    /** What is acknowledged within less than this says more of the round trip than of the line. */
    private static final long MIN_OCTETS = 24 << 10;

    /** The first sample of a train holds a round trip more and so tells too little: better ones count for more. */
    private static final double GAIN_UP = 0.5;

    private static final double GAIN_DOWN = 0.1;

    private double octetsPerSecond;
    private long octets;
    private long sinceMillis;
    private boolean busy;

    /** Bulk is on its way from now on. */
    void busy(long nowMillis) {
        if (!busy) {
            busy = true;
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
            if (octets >= MIN_OCTETS || millis >= SAMPLE_MILLIS) {
                double sample = octets * 1_000.0 / millis;
                double gain = sample > octetsPerSecond ? GAIN_UP : GAIN_DOWN;
                octetsPerSecond = octetsPerSecond == 0 ? sample : octetsPerSecond + gain * (sample - octetsPerSecond);
            }
            busy = bulkLeft;
            sinceMillis = nowMillis;
            octets = 0;
        }
    }

    /** 0 until the first sample. */
    double octetsPerSecond() {
        return octetsPerSecond;
    }
}
