package io.wardgate.ble.hci;

/**
 * When the radio listens. Window equal to interval listens all the time.
 *
 * @param intervalMillis from the start of one window to the start of the next
 * @param windowMillis how long it listens on one channel
 * @param codedPhy whether half of the window goes to the Coded PHY, for bands far away
 */
public record ScanTiming(int intervalMillis, int windowMillis, boolean codedPhy) {

    private static final int GREATEST_MILLIS = 10_240;

    /** On the 1M PHY alone. */
    public ScanTiming(int intervalMillis, int windowMillis) {
        this(intervalMillis, windowMillis, false);
    }

    public ScanTiming {
        if (windowMillis < 10 || intervalMillis < windowMillis || intervalMillis > GREATEST_MILLIS) {
            throw new IllegalArgumentException("scanWindowMillis = " + windowMillis + ", scanIntervalMillis = "
                    + intervalMillis + "; allowed: 10 <= window <= interval <= " + GREATEST_MILLIS);
        }
    }
}
