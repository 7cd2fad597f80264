package io.wardgate.api.advertisement;

/**
 * One advertising report as a radio heard it; nothing in it is interpreted.
 *
 * <p>The array is shared, not copied: nobody may write to {@code data} after construction.
 *
 * @param source name of the {@link AdvertisementSource} that heard it
 * @param address 48-bit device address, most significant octet first (C0:01:.. is 0xC001...)
 * @param addressType kind of the address
 * @param extended true if it came in an extended advertising report
 * @param primaryPhy PHY of the primary channel: 1 = 1M, 3 = Coded
 * @param secondaryPhy PHY of the secondary channel: 0 = none, 1 = 1M, 2 = 2M, 3 = Coded
 * @param rssiDbm signal strength in dBm, or {@link #RSSI_UNKNOWN}
 * @param txPowerDbm transmit power in dBm, or {@link #TX_POWER_UNKNOWN}
 * @param data AD structures (Core Specification Supplement, Part A), 0 to 1,650 octets
 * @param heardMonoNanos gateway monotonic time when the report left the radio, in ns
 */
public record Advertisement(
        String source,
        long address,
        AddressType addressType,
        boolean extended,
        int primaryPhy,
        int secondaryPhy,
        int rssiDbm,
        int txPowerDbm,
        byte[] data,
        long heardMonoNanos) {

    /** RSSI value by which a controller says that it does not know. Never average it. */
    public static final int RSSI_UNKNOWN = 127;

    /** Transmit power value by which a controller says that it does not know. */
    public static final int TX_POWER_UNKNOWN = 127;
}
