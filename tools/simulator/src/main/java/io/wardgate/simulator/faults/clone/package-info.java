/** Copies of a store: two gateways' lives on one, and a store put back to an older state. */
@NullMarked
package io.wardgate.simulator.faults.clone;

import org.jspecify.annotations.NullMarked;
