/** One adapter of BlueZ: hears advertisements and connects to devices. */
@NullMarked
package io.wardgate.bluez.radio;

import org.jspecify.annotations.NullMarked;
