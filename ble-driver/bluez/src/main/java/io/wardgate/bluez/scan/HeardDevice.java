package io.wardgate.bluez.scan;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.ble.advertisement.DeviceAddress;
import java.util.List;
import java.util.Map;

/**
 * What must be remembered of one device, because BlueZ tells only what changed: who it is, its last signal strength,
 * and what it says the same way in each advertisement. Measured values are not remembered: they would come again with a
 * new time.
 *
 * <p>Owned by the reader thread.
 */
final class HeardDevice {

    private static final int ADDRESS_LENGTH = 17;

    final long address;
    AddressType type = AddressType.RANDOM;
    int rssiDbm = Advertisement.RSSI_UNKNOWN;
    byte[] flags = {};
    int txPowerDbm = Advertisement.TX_POWER_UNKNOWN;
    String name = "";
    List<?> services = List.of();

    /** @param path of the object, which ends in {@code dev_A4_C1_38_8D_18_B2} */
    HeardDevice(String path) {
        address = DeviceAddress.parse(
                path.substring(path.length() - ADDRESS_LENGTH).replace('_', ':'));
    }

    /** @return how many properties are of a type that they cannot have */
    int learn(Map<?, ?> properties) {
        int wrong = 0;
        for (Map.Entry<?, ?> one : properties.entrySet()) {
            wrong += learn(String.valueOf(one.getKey()), one.getValue()) ? 0 : 1;
        }
        return wrong;
    }

    private boolean learn(String property, Object value) {
        switch (property) {
            case "AddressType" -> type = "public".equals(value) ? AddressType.PUBLIC : AddressType.RANDOM;
            case "RSSI" -> {
                if (!(value instanceof Integer dbm) || dbm < Byte.MIN_VALUE || dbm > Byte.MAX_VALUE) {
                    return false;
                }
                rssiDbm = dbm;
            }
            case "TxPower" -> {
                if (!(value instanceof Integer dbm) || dbm < Byte.MIN_VALUE || dbm > Byte.MAX_VALUE) {
                    return false;
                }
                txPowerDbm = dbm;
            }
            case "AdvertisingFlags" -> {
                if (!(value instanceof byte[] octets) || octets.length > AdStructures.GREATEST_CONTENT) {
                    return false;
                }
                flags = octets;
            }
            case "Name" -> {
                if (!(value instanceof String text)) {
                    return false;
                }
                name = text;
            }
            case "UUIDs" -> {
                if (!(value instanceof List<?> list)) {
                    return false;
                }
                services = list;
            }
            default -> {
                // Of no use here, or read by AdStructures.
            }
        }
        return true;
    }
}
