/** Sets the wall clock of a whole gateway wrong and right again while it works. */
@NullMarked
package io.wardgate.simulator.faults.clock;

import org.jspecify.annotations.NullMarked;
