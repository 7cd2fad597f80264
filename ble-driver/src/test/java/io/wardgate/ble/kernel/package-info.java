/** Acceptance of sources that hear through a real kernel and a real BlueZ; run by hand, in a guest. */
@NullMarked
package io.wardgate.ble.kernel;

import org.jspecify.annotations.NullMarked;
