package io.wardgate.tinyb.scan;

/**
 * What a source is configured to be.
 *
 * @param name unique on the gateway
 * @param bus address of the bus that BlueZ is on, as D-Bus writes it
 * @param adapter its address
 * @param watchdogSeconds silence after which the child is started anew
 * @param queue room for routine advertisements
 */
public record TinybSettings(String name, String bus, String adapter, int watchdogSeconds, int queue) {

    public TinybSettings {
        if (!adapter.matches("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}")) {
            throw new IllegalArgumentException("ble.tinyb.adapter is " + adapter
                    + "; allowed: the adapter's address, such as A4:C1:38:8D:18:B2 (bluetoothctl list shows it)");
        }
        if (bus.isBlank()) {
            throw new IllegalArgumentException(
                    "ble.tinyb.bus is blank; allowed: a D-Bus address, such as unix:path=/run/dbus/system_bus_socket");
        }
    }
}
