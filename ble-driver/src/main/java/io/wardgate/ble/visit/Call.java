package io.wardgate.ble.visit;

import io.wardgate.api.gatt.GattCentral;
import io.wardgate.api.gatt.GattDevice;

/**
 * A device that calls for a visit.
 *
 * @param central the radio that heard it
 */
record Call(GattCentral central, GattDevice device, int rssiDbm) {}
