package io.wardgate.ble.band;

/**
 * Constants and header fields of the band profile v1, straight from the octets (docs/wire/band-v1.md). All methods
 * take the octets of an advertisement and the index of the header's first octet.
 */
final class BandFrame {

    static final int HEADER_OCTETS = 11;
    static final int RECORDS = 3;
    static final int RECORD_OCTETS = 4;
    static final int EPISODIC_OCTETS = 9;
    static final int COMMON = 1;
    static final int FULL = 2;
    static final int URGENT_BITS = 0b1100_0000;
    static final int SOS_BIT = 0b1000_0000;
    static final int FALL_BIT = 0b0100_0000;
    static final int LOW_BATTERY_BIT = 0b0010_0000;
    static final int CHARGING_BIT = 0b0001_0000;

    private static final int ENCRYPTED_BIT = 0b0001_0000;
    private static final int[] PERIOD_MILLIS = {250, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000};
    private static final int AGE_UNIT_MILLIS = 100;

    private BandFrame() {}

    static int type(byte[] data, int header) {
        return (data[header] & 0xFF) >> 5;
    }

    static boolean isBand(byte[] data, int header) {
        int type = type(data, header);
        return type == COMMON || type == FULL;
    }

    static boolean isEncrypted(byte[] data, int header) {
        return (data[header] & ENCRYPTED_BIT) != 0;
    }

    /** Record period in ms, or -1 for a reserved code. */
    static int periodMillis(byte[] data, int header) {
        int code = data[header] & 0x0F;
        return code < PERIOD_MILLIS.length ? PERIOD_MILLIS[code] : -1;
    }

    static int stateBits(byte[] data, int header) {
        return data[header + 1] & 0xFF;
    }

    static int bandId(byte[] data, int header) {
        return int32(data, header + 2);
    }

    static int boot(byte[] data, int header) {
        return int16(data, header + 6);
    }

    static int sequence(byte[] data, int header) {
        return int16(data, header + 8);
    }

    /** Age of the newest record in ms; the greatest value also means older. */
    static int ageMillis(byte[] data, int header) {
        return (data[header + 10] & 0xFF) * AGE_UNIT_MILLIS;
    }

    /** Octets of records and episodic block, without header and check. */
    static int bodyOctets(int type) {
        return RECORDS * RECORD_OCTETS + (type == FULL ? EPISODIC_OCTETS : 0);
    }

    static int int16(byte[] data, int at) {
        return ((data[at] & 0xFF) << 8) | (data[at + 1] & 0xFF);
    }

    static int int32(byte[] data, int at) {
        return int16(data, at) << 16 | int16(data, at + 2);
    }
}
