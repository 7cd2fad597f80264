/** A TCP link that can be cut and restored. */
@NullMarked
package io.wardgate.simulator.link;

import org.jspecify.annotations.NullMarked;
