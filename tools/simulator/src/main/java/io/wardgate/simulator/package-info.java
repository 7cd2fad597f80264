/** The ward with ground truth as a library and a command. */
@NullMarked
package io.wardgate.simulator;

import org.jspecify.annotations.NullMarked;
