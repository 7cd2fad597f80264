/** The clock of a real gateway. */
@NullMarked
package io.wardgate.core.clock;

import org.jspecify.annotations.NullMarked;
