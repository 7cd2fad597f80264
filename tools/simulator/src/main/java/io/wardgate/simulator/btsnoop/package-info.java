/** A monitor of BlueZ as the gateway sees it: a btsnoop stream of what an on-board radio hears. */
@NullMarked
package io.wardgate.simulator.btsnoop;

import org.jspecify.annotations.NullMarked;
