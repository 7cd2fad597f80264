/** A radio that the kernel owns, heard through the btsnoop stream of BlueZ's monitor (docs/wire/btsnoop.md). */
@NullMarked
package io.wardgate.ble.btsnoop;

import org.jspecify.annotations.NullMarked;
