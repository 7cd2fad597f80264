/** Proof by system call trace that each acknowledgement comes after a disk sync. */
@NullMarked
package io.wardgate.simulator.faults.sync;

import org.jspecify.annotations.NullMarked;
