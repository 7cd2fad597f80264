/** A TCP link that delays, throttles, slices, swallows and cuts what goes through it. */
@NullMarked
package io.wardgate.simulator.faults.proxy;

import org.jspecify.annotations.NullMarked;
