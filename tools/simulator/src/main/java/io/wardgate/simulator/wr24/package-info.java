/** The receiver's end of WR24 v1: the 2.4 GHz receiver that the gateway believes it talks to. */
@NullMarked
package io.wardgate.simulator.wr24;

import org.jspecify.annotations.NullMarked;
