/** Power cuts at the level of disk blocks: every block that was not flushed is gone. */
@NullMarked
package io.wardgate.simulator.faults.power;

import org.jspecify.annotations.NullMarked;
