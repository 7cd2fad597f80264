package io.wardgate.tinyb.child;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.UUID;

/**
 * AD structures (Core Specification Supplement, Part A, 1) of what the library tells of an advertisement: manufacturer
 * data and service data. What is too long for a structure is left out.
 */
final class AdOctets {

    private static final int SERVICE_DATA_16 = 0x16;
    private static final int SERVICE_DATA_128 = 0x21;
    private static final int MANUFACTURER = 0xFF;
    private static final int GREATEST_CONTENT = 254;

    /** The Bluetooth base UUID, 00000000-0000-1000-8000-00805f9b34fb, into whose first half assigned numbers go. */
    private static final long BASE_HIGH = 0x0000_0000_0000_1000L;

    private static final long BASE_LOW = 0x8000_0080_5F9B_34FBL;

    private AdOctets() {}

    static byte[] ofManufacturers(Map<Short, byte[]> data) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        data.forEach((company, value) -> put(octets, MANUFACTURER, littleEndian(company, 2), value));
        return octets.toByteArray();
    }

    static byte[] ofServices(Map<String, byte[]> data) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        data.forEach((text, value) -> {
            UUID service = UUID.fromString(text);
            long high = service.getMostSignificantBits();
            boolean assigned =
                    service.getLeastSignificantBits() == BASE_LOW && (high & 0xFFFF_0000_FFFF_FFFFL) == BASE_HIGH;
            if (assigned) {
                put(octets, SERVICE_DATA_16, littleEndian(high >>> Integer.SIZE, 2), value);
            } else {
                put(octets, SERVICE_DATA_128, littleEndian(service), value);
            }
        });
        return octets.toByteArray();
    }

    private static void put(ByteArrayOutputStream octets, int type, byte[] key, byte[] value) {
        int length = key.length + value.length;
        if (length <= GREATEST_CONTENT) {
            octets.write(length + 1);
            octets.write(type);
            octets.writeBytes(key);
            octets.writeBytes(value);
        }
    }

    private static byte[] littleEndian(UUID uuid) {
        byte[] all = new byte[2 * Long.BYTES];
        System.arraycopy(littleEndian(uuid.getLeastSignificantBits(), Long.BYTES), 0, all, 0, Long.BYTES);
        System.arraycopy(littleEndian(uuid.getMostSignificantBits(), Long.BYTES), 0, all, Long.BYTES, Long.BYTES);
        return all;
    }

    private static byte[] littleEndian(long value, int count) {
        byte[] all = new byte[count];
        for (int i = 0; i < count; i++) {
            all[i] = (byte) (value >>> (i * Byte.SIZE));
        }
        return all;
    }
}
