package io.wardgate.ble.layout;

import java.math.BigInteger;

/** Which octet of a number comes first. */
enum OctetOrder {
    /** Big-endian: the most significant octet first. */
    BE,
    /** Little-endian. */
    LE;

    /** The number in {@code data[from..to)}, without a sign. */
    BigInteger number(byte[] data, int from, int to) {
        if (this == BE) {
            return new BigInteger(1, data, from, to - from);
        }
        byte[] turned = new byte[to - from];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = data[to - 1 - i];
        }
        return new BigInteger(1, turned);
    }
}
