/** Taps on virtual readers, through to the relay. */
@NullMarked
package io.wardgate.simulator.access;

import org.jspecify.annotations.NullMarked;
