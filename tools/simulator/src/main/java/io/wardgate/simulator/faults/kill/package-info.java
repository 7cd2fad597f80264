/** Kill -9 of a process that uses the store. */
@NullMarked
package io.wardgate.simulator.faults.kill;

import org.jspecify.annotations.NullMarked;
