/** Negative controls: stores that are known to lose, and must be seen losing by the same rigs. */
@NullMarked
package io.wardgate.simulator.faults.control;

import org.jspecify.annotations.NullMarked;
