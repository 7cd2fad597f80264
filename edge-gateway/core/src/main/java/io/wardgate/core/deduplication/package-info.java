/** Hearing a record once, although bands repeat it and radios overlap. */
@NullMarked
package io.wardgate.core.deduplication;

import org.jspecify.annotations.NullMarked;
