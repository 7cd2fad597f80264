/** Empties the store towards the receiver, over any transport. */
@NullMarked
package io.wardgate.uplink.drain;

import org.jspecify.annotations.NullMarked;
