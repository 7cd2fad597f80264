/** What the receiver counts, and the rate-limited log of what it refuses. */
@NullMarked
package io.wardgate.receiver.metrics;

import org.jspecify.annotations.NullMarked;
