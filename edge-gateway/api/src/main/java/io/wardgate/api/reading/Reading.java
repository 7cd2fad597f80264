package io.wardgate.api.reading;

/**
 * One record of one device: what it measured at one moment.
 *
 * <p>(deviceId, boot, sequence) is its identity for ever: two gateways that hear the same wristband produce equal
 * keys, and the database holds it once.
 *
 * @param deviceId who measured; see {@link io.wardgate.api.identity.DeviceId}
 * @param boot the device's boot number, 0 to 2^32-1 as an unsigned int; it changes when sequence numbers restart
 * @param sequence record number within the boot, 0 to 2^32-1, or {@link #NO_SEQUENCE} straight from a decoder whose
 *     device does not number its records
 * @param sampledMonoMillis when it was measured, in gateway monotonic ms
 * @param rssiDbm signal strength when first heard in dBm, or 127 if unknown
 * @param flags bits of {@link Flag}
 * @param quality bits of {@link Quality}
 * @param suspectMetrics bits of {@link Metric#mask()} of the values that must not be believed; {@link Quality#MOTION} and
 *     {@link Quality#LEVEL_SHIFT} name none
 * @param values the measurements
 */
public record Reading(
        long deviceId,
        int boot,
        long sequence,
        long sampledMonoMillis,
        int rssiDbm,
        int flags,
        int quality,
        int suspectMetrics,
        MetricValues values) {

    /** The device does not number its records; the deduper gives a number. */
    public static final long NO_SEQUENCE = -1;

    /** Whether this must go out at once. */
    public boolean isEmergency() {
        return (flags & Flag.EMERGENCY_MASK) != 0;
    }

    /** The same reading with more quality bits and suspect metrics; this one if there is nothing to add. */
    public Reading withQuality(int moreQuality, int moreSuspect) {
        if ((quality | moreQuality) == quality && (suspectMetrics | moreSuspect) == suspectMetrics) {
            return this;
        }
        return new Reading(
                deviceId,
                boot,
                sequence,
                sampledMonoMillis,
                rssiDbm,
                flags,
                quality | moreQuality,
                suspectMetrics | moreSuspect,
                values);
    }

    /** The same reading under the number that the gateway gave it. */
    public Reading numbered(int gatewayBoot, long gatewaySequence) {
        return new Reading(
                deviceId,
                gatewayBoot,
                gatewaySequence,
                sampledMonoMillis,
                rssiDbm,
                flags,
                quality,
                suspectMetrics,
                values);
    }
}
