package io.wardgate.ble.hci;

import io.wardgate.ble.port.PortAddress;

/**
 * What a source is configured to be.
 *
 * @param name unique on the gateway
 * @param watchdogSeconds silence after which recovery begins
 * @param queue room for routine advertisements
 * @param rescue what can be done for it from outside
 * @param links connections that it may hold at once; 0 for none
 */
public record HciSettings(
        String name, PortAddress port, ScanTiming timing, int watchdogSeconds, int queue, Rescue rescue, int links) {

    /** That holds no connections. */
    public HciSettings(
            String name, PortAddress port, ScanTiming timing, int watchdogSeconds, int queue, Rescue rescue) {
        this(name, port, timing, watchdogSeconds, queue, rescue, 0);
    }

    /** Of a controller that nothing can be done for from outside. */
    public HciSettings(String name, PortAddress port, ScanTiming timing, int watchdogSeconds, int queue) {
        this(name, port, timing, watchdogSeconds, queue, Rescue.NONE);
    }
}
