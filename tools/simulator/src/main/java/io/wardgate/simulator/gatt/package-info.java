/** Devices that keep their values behind GATT, written from the Core specification alone: the peer of the gateway's links. */
@NullMarked
package io.wardgate.simulator.gatt;

import org.jspecify.annotations.NullMarked;
