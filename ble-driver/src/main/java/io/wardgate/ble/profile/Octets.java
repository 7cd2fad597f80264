package io.wardgate.ble.profile;

/**
 * Reads little-endian fields one after another. Past the end everything is 0 and {@link #isCut} says so, so that a decoder may
 * read on and ask once.
 */
final class Octets {

    /** What was not measured. */
    static final int ABSENT = Integer.MIN_VALUE;

    private final byte[] value;
    private int at;
    private boolean cut;

    Octets(byte[] value) {
        this.value = value;
    }

    int u8() {
        if (at >= value.length) {
            cut = true;
            return 0;
        }
        return value[at++] & 0xFF;
    }

    int u16() {
        return u8() | u8() << 8;
    }

    int i32() {
        return u16() | u16() << 16;
    }

    /** A short number of IEEE 11073 in units of 10^-decimals, or absent. */
    int shortFloat(int decimals) {
        return MedicalFloat.ofShort(u16(), decimals);
    }

    int longFloat(int decimals) {
        return MedicalFloat.ofLong(i32(), decimals);
    }

    void skip(int octets) {
        for (int i = 0; i < octets; i++) {
            u8();
        }
    }

    boolean hasMore() {
        return at < value.length;
    }

    /** Whether more was read than was there. */
    boolean isCut() {
        return cut;
    }
}
