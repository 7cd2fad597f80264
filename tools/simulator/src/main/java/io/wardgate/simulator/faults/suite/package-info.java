/** Runs the fault tests one after the other and tabulates what came of them. */
@NullMarked
package io.wardgate.simulator.faults.suite;

import org.jspecify.annotations.NullMarked;
