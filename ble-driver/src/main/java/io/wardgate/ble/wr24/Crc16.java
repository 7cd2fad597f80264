package io.wardgate.ble.wr24;

/**
 * CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, not reflected, nothing added at the end. The check value of
 * "123456789" is 0x29B1.
 */
final class Crc16 {

    private static final int POLYNOMIAL = 0x1021;
    private static final int START = 0xFFFF;
    private static final int[] TABLE = table();

    private Crc16() {}

    /** Over {@code octets[from..to)}. */
    static int of(byte[] octets, int from, int to) {
        int crc = START;
        for (int i = from; i < to; i++) {
            crc = (crc << 8 ^ TABLE[(crc >> 8 ^ octets[i]) & 0xFF]) & 0xFFFF;
        }
        return crc;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int octet = 0; octet < table.length; octet++) {
            int crc = octet << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
            }
            table[octet] = crc & 0xFFFF;
        }
        return table;
    }
}
