package io.wardgate.bluez.scan;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.gatt.GattCharacteristic;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Builds AD structures again from the properties of a device (Core Specification Supplement, Part A, 1). Their order is
 * lost, and types that BlueZ has no property for are missing; with BlueZ's experimental {@code AdvertisingData} those
 * come, too.
 */
final class AdStructures {

    /** Octets of one structure behind its type. */
    static final int GREATEST_CONTENT = 254;

    static final int GREATEST_OCTETS = 1_650;

    private static final int FLAGS = 0x01;
    private static final int SOME_SERVICES_16 = 0x02;
    private static final int SOME_SERVICES_128 = 0x06;
    private static final int NAME = 0x09;
    private static final int TX_POWER = 0x0A;
    private static final int SERVICE_DATA_16 = 0x16;
    private static final int SERVICE_DATA_128 = 0x21;
    private static final int MANUFACTURER = 0xFF;
    private static final int SHORT_OCTETS = 2;
    private static final int LONG_OCTETS = 16;

    /** Those that come from other properties. */
    private static final List<Integer> KNOWN = List.of(
            FLAGS,
            SOME_SERVICES_16,
            0x03,
            0x04,
            0x05,
            SOME_SERVICES_128,
            0x07,
            0x08,
            NAME,
            TX_POWER,
            SERVICE_DATA_16,
            0x20,
            SERVICE_DATA_128,
            MANUFACTURER);

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private int wrong;

    /**
     * @param device what it says each time
     * @param told properties that this signal brought
     */
    AdStructures(HeardDevice device, Map<?, ?> told) {
        // A device that advertises no flags has them all the same, as 0.
        put(FLAGS, isZero(device.flags) ? new byte[0] : device.flags);
        services(device.services);
        put(NAME, device.name.getBytes(StandardCharsets.UTF_8));
        if (device.txPowerDbm != Advertisement.TX_POWER_UNKNOWN) {
            put(TX_POWER, new byte[] {(byte) device.txPowerDbm});
        }
        entries(told.get("ServiceData"), (key, value) -> serviceData(UUID.fromString((String) key), value));
        entries(told.get("ManufacturerData"), (key, value) -> put(MANUFACTURER, number((Integer) key), value));
        entries(told.get("AdvertisingData"), (key, value) -> {
            if (!KNOWN.contains(key)) {
                put((Integer) key, value);
            }
        });
    }

    byte[] octets() {
        return octets.toByteArray();
    }

    /** Properties, or entries of them, that were no AD structures. */
    int wrong() {
        return wrong;
    }

    private interface Entry {
        void put(Object key, byte[] value);
    }

    private void entries(@Nullable Object property, Entry entry) {
        if (property == null) {
            return;
        }
        if (!(property instanceof Map<?, ?> map)) {
            wrong += property instanceof List<?> list && list.isEmpty() ? 0 : 1;
            return;
        }
        map.forEach((key, value) -> {
            try {
                entry.put(key, (byte[]) value);
            } catch (ClassCastException | IllegalArgumentException e) {
                // The key is no number or no UUID, or the value no octets.
                wrong++;
            }
        });
    }

    private void services(List<?> uuids) {
        ByteArrayOutputStream assigned = new ByteArrayOutputStream();
        for (Object one : uuids) {
            try {
                UUID uuid = UUID.fromString(String.valueOf(one));
                if (isAssigned(uuid)) {
                    assigned.writeBytes(number(assigned(uuid)));
                } else {
                    put(SOME_SERVICES_128, littleEndian(uuid));
                }
            } catch (IllegalArgumentException e) {
                wrong++;
            }
        }
        put(SOME_SERVICES_16, assigned.toByteArray());
    }

    private void serviceData(UUID service, byte[] value) {
        if (isAssigned(service)) {
            put(SERVICE_DATA_16, number(assigned(service)), value);
        } else {
            put(SERVICE_DATA_128, littleEndian(service), value);
        }
    }

    private void put(int type, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        if (length == 0) {
            return;
        }
        if (length > GREATEST_CONTENT || octets.size() + length + 2 > GREATEST_OCTETS) {
            wrong++;
            return;
        }
        octets.write(length + 1);
        octets.write(type);
        for (byte[] part : parts) {
            octets.writeBytes(part);
        }
    }

    private static boolean isZero(byte[] octets) {
        for (byte octet : octets) {
            if (octet != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAssigned(UUID uuid) {
        return GattCharacteristic.assigned(assigned(uuid)).equals(uuid);
    }

    private static int assigned(UUID uuid) {
        return (int) (uuid.getMostSignificantBits() >>> Integer.SIZE) & 0xFFFF;
    }

    private static byte[] number(int value) {
        return littleEndian(value, SHORT_OCTETS);
    }

    private static byte[] littleEndian(UUID uuid) {
        byte[] all = new byte[LONG_OCTETS];
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
