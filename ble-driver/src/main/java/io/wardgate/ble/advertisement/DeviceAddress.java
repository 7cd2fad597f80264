package io.wardgate.ble.advertisement;

import java.util.HexFormat;

/** Text form of 48-bit device addresses. */
public final class DeviceAddress {

    private static final int OCTETS = 6;

    private DeviceAddress() {}

    /**
     * Reads {@code A4:C1:38:8D:18:B2}.
     *
     * @throws IllegalArgumentException naming the text if it is none
     */
    public static long parse(String text) {
        if (!text.matches("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}")) {
            throw new IllegalArgumentException("not a device address: " + text + "; expected A4:C1:38:8D:18:B2");
        }
        return Long.parseLong(text.replace(":", ""), 16);
    }

    /** {@code A4:C1:38:8D:18:B2}, of the 48 low bits. */
    public static String format(long address) {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(octets(address));
    }

    /** The six octets, most significant first. */
    public static byte[] octets(long address) {
        byte[] octets = new byte[OCTETS];
        for (int i = 0; i < OCTETS; i++) {
            octets[i] = (byte) (address >>> (8 * (OCTETS - 1 - i)));
        }
        return octets;
    }

    /** Reads six octets that stand on the wire least significant first. */
    public static long readLittleEndian(byte[] octets, int from) {
        long address = 0;
        for (int i = OCTETS - 1; i >= 0; i--) {
            address = (address << 8) | (octets[from + i] & 0xFF);
        }
        return address;
    }
}
