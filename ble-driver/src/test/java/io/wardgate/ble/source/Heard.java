package io.wardgate.ble.source;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.ble.HeardAdvertisements;
import java.io.ByteArrayOutputStream;

/** One advertising report as it is on the air. */
public record Heard(long address, AddressType type, int rssiDbm, byte[] data) {

    private static final int LONGEST_STRUCTURE = 256;
    private static final int MANUFACTURER = 0xFF;

    /** One that differs from others by its address only. */
    public static Heard of(long address) {
        return new Heard(address, AddressType.RANDOM, -59, HeardAdvertisements.hex("020106"));
    }

    public Heard withType(AddressType other) {
        return new Heard(address, other, rssiDbm, data);
    }

    public Heard withRssi(int dbm) {
        return new Heard(address, type, dbm, data);
    }

    public Heard withData(byte[] other) {
        return new Heard(address, type, rssiDbm, other);
    }

    /** Whole AD structures of so many octets together. */
    public static byte[] structures(int length) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        while (data.size() < length) {
            int structure = Math.min(length - data.size(), LONGEST_STRUCTURE);
            data.write(structure - 1);
            for (int i = 1; i < structure; i++) {
                data.write(i == 1 ? MANUFACTURER : i);
            }
        }
        return data.toByteArray();
    }
}
