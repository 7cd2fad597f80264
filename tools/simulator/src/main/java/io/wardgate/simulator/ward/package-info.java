/** The ward as one deterministic stream of events. */
@NullMarked
package io.wardgate.simulator.ward;

import org.jspecify.annotations.NullMarked;
