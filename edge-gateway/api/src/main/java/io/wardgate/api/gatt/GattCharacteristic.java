package io.wardgate.api.gatt;

import java.util.UUID;

/**
 * A characteristic of a connected device.
 *
 * @param service the primary service that it belongs to
 * @param type what it is; 16-bit numbers as in {@link #assigned}
 * @param handle of its value, 1 to 65,535; two characteristics of one type differ in it
 * @param properties bits of the characteristic declaration (Vol 3, Part G, 3.3.1.1)
 */
public record GattCharacteristic(UUID service, UUID type, int handle, int properties) {

    public static final int READ = 0x02;
    public static final int WRITE_WITHOUT_RESPONSE = 0x04;
    public static final int WRITE = 0x08;
    public static final int NOTIFY = 0x10;
    public static final int INDICATE = 0x20;

    private static final long BASE_HIGH = 0x0000_0000_0000_1000L;
    private static final long BASE_LOW = 0x8000_0080_5F9B_34FBL;
    private static final int HIGH_SHIFT = 32;

    /** The UUID of a number that Bluetooth assigned, 16 or 32 bits (Vol 3, Part B, 2.5.1). */
    public static UUID assigned(int number) {
        return new UUID(BASE_HIGH | Integer.toUnsignedLong(number) << HIGH_SHIFT, BASE_LOW);
    }

    /** Whether it has one of these properties. */
    public boolean can(int anyOf) {
        return (properties & anyOf) != 0;
    }
}
