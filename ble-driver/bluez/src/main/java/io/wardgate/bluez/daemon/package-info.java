/** What bluetoothd shows on the bus: objects, their properties and signals (BlueZ, doc/*-api.txt). */
@NullMarked
package io.wardgate.bluez.daemon;

import org.jspecify.annotations.NullMarked;
