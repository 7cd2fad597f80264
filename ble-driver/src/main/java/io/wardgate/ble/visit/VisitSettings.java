package io.wardgate.ble.visit;

/**
 * Who is visited, and how.
 *
 * @param concurrent visits at once
 * @param connectSeconds for connecting and finding what the device has
 * @param quietSeconds without a new value after which a visit ends
 * @param longestSeconds after which it ends in any case
 * @param pauseSeconds between two visits to a device, doubled up to {@link #LONGEST_PAUSE_SECONDS} for each one in vain
 */
public record VisitSettings(
        VisitFilter filter,
        int concurrent,
        int connectSeconds,
        int quietSeconds,
        int longestSeconds,
        int pauseSeconds) {

    static final int LONGEST_PAUSE_SECONDS = 600;
}
