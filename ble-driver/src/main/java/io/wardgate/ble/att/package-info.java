/** One LE connection above the controller: L2CAP frames, the attribute protocol, and what a device has (docs/gatt.md). */
@NullMarked
package io.wardgate.ble.att;

import org.jspecify.annotations.NullMarked;
