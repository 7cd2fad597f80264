package io.wardgate.ble.hci;

/**
 * When the radio listens. Window equal to interval listens all the time.
 *
 * @param intervalMillis from the start of one window to the start of the next
 * @param windowMillis how long it listens on one channel
 */
public record ScanTiming(int intervalMillis, int windowMillis) {

    private static final int GREATEST_MILLIS = 10_240;

    public ScanTiming {
        if (windowMillis < 10 || intervalMillis < windowMillis || intervalMillis > GREATEST_MILLIS) {
            throw new IllegalArgumentException("scanWindowMillis = " + windowMillis + ", scanIntervalMillis = "
                    + intervalMillis + "; allowed: 10 <= window <= interval <= " + GREATEST_MILLIS);
        }
    }
}
