package io.wardgate.ble;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import java.util.HexFormat;

/** Advertisements as a radio would have heard them. */
public final class HeardAdvertisements {

    public static final long ADDRESS = 0xC001_A2B3_C4D5L;
    public static final long HEARD_MILLIS = 1_000_000;
    public static final int RSSI_DBM = -61;

    private HeardAdvertisements() {}

    /** Hex may hold blanks, line ends and comments that start with #. */
    public static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("#.*", "").replaceAll("\\s", ""));
    }

    public static Advertisement of(String hex) {
        return of(ADDRESS, hex(hex));
    }

    public static Advertisement of(long address, byte[] data) {
        return new Advertisement(
                "test", address, AddressType.RANDOM, false, 1, 0, RSSI_DBM, 127, data, HEARD_MILLIS * 1_000_000);
    }

    /** One AD structure of a type around content. */
    public static byte[] structure(int type, byte[] content) {
        byte[] structure = new byte[content.length + 2];
        structure[0] = (byte) (content.length + 1);
        structure[1] = (byte) type;
        System.arraycopy(content, 0, structure, 2, content.length);
        return structure;
    }
}
