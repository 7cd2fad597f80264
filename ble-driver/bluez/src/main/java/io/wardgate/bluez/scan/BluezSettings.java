package io.wardgate.bluez.scan;

import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.bluez.bus.BusAddress;

/**
 * What a source is configured to be.
 *
 * @param name unique on the gateway
 * @param watchdogSeconds silence after which recovery begins
 * @param queue room for routine advertisements
 */
public record BluezSettings(String name, BusAddress bus, AdapterBinding adapter, int watchdogSeconds, int queue) {}
