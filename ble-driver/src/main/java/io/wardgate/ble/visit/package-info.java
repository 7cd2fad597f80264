/** Visits to devices that measure now and then: connected when they advertise, read, and left (docs/gatt.md). */
@NullMarked
package io.wardgate.ble.visit;

import org.jspecify.annotations.NullMarked;
