/** How much of the line and of the receiver the backlog may take: credit, rate, and places on the way. */
@NullMarked
package io.wardgate.uplink.shaping;

import org.jspecify.annotations.NullMarked;
