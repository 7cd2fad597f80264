/** The hot path from an advertisement to a queued reading. */
@NullMarked
package io.wardgate.core.pipeline;

import org.jspecify.annotations.NullMarked;
