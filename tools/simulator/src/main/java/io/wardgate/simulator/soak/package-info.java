/** Hours of the product's main job, and whether anything in the processes grows meanwhile. */
@NullMarked
package io.wardgate.simulator.soak;

import org.jspecify.annotations.NullMarked;
