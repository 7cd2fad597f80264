/** Randomness that depends on what is asked, never on who asked before. */
@NullMarked
package io.wardgate.simulator.chance;

import org.jspecify.annotations.NullMarked;
