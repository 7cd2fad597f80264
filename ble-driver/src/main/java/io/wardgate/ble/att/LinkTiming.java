package io.wardgate.ble.att;

/**
 * How often the two sides of a connection meet (Bluetooth Core 5.4, Vol 3, Part A, 4.20), in the units of the air.
 *
 * @param intervalMin in 1.25 ms
 * @param intervalMax in 1.25 ms
 * @param latency meetings that the device may miss
 * @param timeout in 10 ms: silence after which the connection is lost
 */
public record LinkTiming(int intervalMin, int intervalMax, int latency, int timeout) {

    /** 30 to 50 ms, lost after 4 s: slow enough to leave the radio time to hear bands. */
    public static final LinkTiming FIRST = new LinkTiming(24, 40, 0, 400);

    private static final int LEAST_INTERVAL = 6;
    private static final int GREATEST_INTERVAL = 3_200;
    private static final int GREATEST_LATENCY = 499;
    private static final int LEAST_TIMEOUT = 10;
    private static final int GREATEST_TIMEOUT = 3_200;

    /** Whether the specification allows it: above all, the timeout must outlast two intervals that the device sleeps through. */
    public boolean isAllowed() {
        return intervalMin >= LEAST_INTERVAL
                && intervalMin <= intervalMax
                && intervalMax <= GREATEST_INTERVAL
                && latency <= GREATEST_LATENCY
                && timeout >= LEAST_TIMEOUT
                && timeout <= GREATEST_TIMEOUT
                // timeout · 10 ms > 2 · (1 + latency) · intervalMax · 1.25 ms
                && timeout * 4 > (1 + latency) * intervalMax;
    }
}
