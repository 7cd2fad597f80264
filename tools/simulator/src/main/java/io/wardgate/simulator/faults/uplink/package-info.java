/** The way from a gateway's store to the receiver's database over links and through processes that fail. */
@NullMarked
package io.wardgate.simulator.faults.uplink;

import org.jspecify.annotations.NullMarked;
