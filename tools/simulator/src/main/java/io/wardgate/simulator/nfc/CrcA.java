package io.wardgate.simulator.nfc;

import java.util.Arrays;

/** The checksum of the air for type A (ISO/IEC 14443-3, 6.2.4): low octet first. */
final class CrcA {

    private CrcA() {}

    static byte[] appended(byte[] octets) {
        int crc = of(octets, octets.length);
        byte[] longer = Arrays.copyOf(octets, octets.length + 2);
        longer[octets.length] = (byte) crc;
        longer[octets.length + 1] = (byte) (crc >> 8);
        return longer;
    }

    static boolean isAtTheEndOf(byte[] octets) {
        return octets.length > 2 && Arrays.equals(appended(Arrays.copyOf(octets, octets.length - 2)), octets);
    }

    private static int of(byte[] octets, int length) {
        int crc = 0x6363;
        for (int i = 0; i < length; i++) {
            crc ^= octets[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0x8408 : crc >> 1;
            }
        }
        return crc;
    }
}
