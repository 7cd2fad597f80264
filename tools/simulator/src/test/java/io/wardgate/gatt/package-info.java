/** Links and visits of the gateway against the simulator's devices, over one virtual controller. */
@NullMarked
package io.wardgate.gatt;

import org.jspecify.annotations.NullMarked;
