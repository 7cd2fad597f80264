/** What becomes of an advertisement between wristband and gateway: path loss, collisions, channels. */
@NullMarked
package io.wardgate.simulator.air;

import org.jspecify.annotations.NullMarked;
