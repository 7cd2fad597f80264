package io.wardgate.bluez.link;

import io.wardgate.api.gatt.GattCharacteristic;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A characteristic and the object by which BlueZ shows it.
 *
 * @param longestValue octets that go into one packet, from the MTU that BlueZ tells since 5.62
 */
record RemoteCharacteristic(String path, GattCharacteristic characteristic, int longestValue) {

    private static final int LEAST_VALUE = 20;
    private static final int GREATEST_VALUE = 514;
    private static final int ATT_HEADER = 3;
    private static final int HEXADECIMAL = 16;
    private static final int HANDLE_DIGITS = 4;

    private static final Map<String, Integer> PROPERTIES = Map.of(
            "read", GattCharacteristic.READ,
            "write-without-response", GattCharacteristic.WRITE_WITHOUT_RESPONSE,
            "write", GattCharacteristic.WRITE,
            "notify", GattCharacteristic.NOTIFY,
            "indicate", GattCharacteristic.INDICATE);

    /**
     * @param path ends in {@code char000b}, the handle of the declaration; that of the value is the next one
     * @throws IllegalArgumentException if BlueZ shows something else
     */
    static RemoteCharacteristic of(String path, UUID service, Map<?, ?> properties) {
        int declaration = Integer.parseInt(path.substring(path.length() - HANDLE_DIGITS), HEXADECIMAL);
        int bits = 0;
        if (properties.get("Flags") instanceof List<?> flags) {
            for (Object flag : flags) {
                bits |= PROPERTIES.getOrDefault(String.valueOf(flag), 0);
            }
        }
        int mtu = properties.get("MTU") instanceof Integer told ? told : 0;
        return new RemoteCharacteristic(
                path,
                new GattCharacteristic(
                        service, UUID.fromString(String.valueOf(properties.get("UUID"))), declaration + 1, bits),
                Math.min(Math.max(mtu - ATT_HEADER, LEAST_VALUE), GREATEST_VALUE));
    }
}
