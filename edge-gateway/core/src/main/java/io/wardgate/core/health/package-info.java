/** Collects the health of all components and the losses that they declare. */
@NullMarked
package io.wardgate.core.health;

import org.jspecify.annotations.NullMarked;
