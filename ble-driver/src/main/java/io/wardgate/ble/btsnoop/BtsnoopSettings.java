package io.wardgate.ble.btsnoop;

import io.wardgate.ble.adapter.AdapterBinding;

/**
 * What a source is configured to be.
 *
 * @param name unique on the gateway
 * @param command shell command that writes the stream to its standard output; blank for {@link #BTMON}
 * @param watchdogSeconds silence after which the monitor is started anew
 * @param queue room for routine advertisements
 */
public record BtsnoopSettings(String name, AdapterBinding adapter, String command, int watchdogSeconds, int queue) {

    /** The stream goes into our pipe, what is printed for people nowhere. */
    static final String BTMON = "exec btmon -w /dev/fd/3 3>&1 >/dev/null";

    public BtsnoopSettings {
        if (command.isBlank()) {
            command = BTMON;
        }
    }
}
