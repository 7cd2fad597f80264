package io.wardgate.ble.wr24;

import io.wardgate.ble.port.PortAddress;

/**
 * What a receiver is configured to be.
 *
 * @param name unique on the gateway
 * @param txPowerDbm that the receiver is told to use, or {@link #TX_POWER_AS_IT_IS}
 * @param watchdogSeconds silence after which recovery begins
 * @param queue room for routine advertisements
 */
public record Wr24Settings(String name, PortAddress port, int txPowerDbm, int watchdogSeconds, int queue) {

    /** The receiver keeps the power that it has. */
    public static final int TX_POWER_AS_IT_IS = 127;

    private static final int SERIAL_GAP_MILLIS = 20;
    private static final int STREAM_GAP_MILLIS = 1_000;

    public Wr24Settings {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("ble.wr24.name = '" + name
                    + "' is not allowed; use 1 to 64 letters, digits, dots, dashes or underscores");
        }
    }

    boolean setsTxPower() {
        return txPowerDbm != TX_POWER_AS_IT_IS;
    }

    /** Silence inside a frame after which its rest is not waited for (docs/wire/wr24-v1.md, Resynchronisation). */
    int gapMillis() {
        if (port instanceof PortAddress.Udp) {
            return 0;
        }
        return port instanceof PortAddress.Serial ? SERIAL_GAP_MILLIS : STREAM_GAP_MILLIS;
    }
}
