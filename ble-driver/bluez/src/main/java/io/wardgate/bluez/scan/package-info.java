/** Hears advertisements through BlueZ and keeps it scanning. */
@NullMarked
package io.wardgate.bluez.scan;

import org.jspecify.annotations.NullMarked;
