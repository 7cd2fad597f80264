/** Connections to devices through BlueZ. */
@NullMarked
package io.wardgate.bluez.link;

import org.jspecify.annotations.NullMarked;
