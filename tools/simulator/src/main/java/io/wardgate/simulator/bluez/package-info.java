/** The on-board radio as BlueZ tells of it: a message bus with Debian's python3-dbusmock on it. */
@NullMarked
package io.wardgate.simulator.bluez;

import org.jspecify.annotations.NullMarked;
