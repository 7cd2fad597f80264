package io.wardgate.ble.hci;

import io.wardgate.ble.port.PortAddress;

/**
 * What a source is configured to be.
 *
 * @param name unique on the gateway
 * @param watchdogSeconds silence after which recovery begins
 * @param queue room for routine advertisements
 */
public record HciSettings(String name, PortAddress port, ScanTiming timing, int watchdogSeconds, int queue) {}
