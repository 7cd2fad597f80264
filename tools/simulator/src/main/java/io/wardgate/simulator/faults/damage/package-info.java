/** Damaged files of a store: flipped bits, zeroed blocks, cut and deleted files. */
@NullMarked
package io.wardgate.simulator.faults.damage;

import org.jspecify.annotations.NullMarked;
