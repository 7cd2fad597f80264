/** Full disks. */
@NullMarked
package io.wardgate.simulator.faults.disk;

import org.jspecify.annotations.NullMarked;
