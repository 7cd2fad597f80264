/** The whole product on one machine: starts receiver, gateway and ward, breaks what it was told to break, scores. */
@NullMarked
package io.wardgate.simulator.demo;

import org.jspecify.annotations.NullMarked;
