package io.wardgate.ble.btsnoop;

/**
 * What a source is configured to be.
 *
 * @param name unique on the gateway
 * @param command shell command that writes the stream to its standard output
 * @param watchdogSeconds silence after which the monitor is started anew
 * @param queue room for routine advertisements
 */
public record BtsnoopSettings(String name, AdapterBinding adapter, String command, int watchdogSeconds, int queue) {

    public BtsnoopSettings {
        if (command.isBlank()) {
            throw new IllegalArgumentException("ble.btsnoop.command is empty; leave it out for btmon, or give a shell"
                    + " command that writes a btsnoop stream of the monitor to its standard output");
        }
    }
}
