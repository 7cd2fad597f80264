/** Bounded queues between the radio and the store, one per urgency. */
@NullMarked
package io.wardgate.core.lane;

import org.jspecify.annotations.NullMarked;
