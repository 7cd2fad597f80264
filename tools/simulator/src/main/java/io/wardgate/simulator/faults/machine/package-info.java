/** What the tests need of the operating system: programs, mounts, and whether this machine has them. */
@NullMarked
package io.wardgate.simulator.faults.machine;

import org.jspecify.annotations.NullMarked;
