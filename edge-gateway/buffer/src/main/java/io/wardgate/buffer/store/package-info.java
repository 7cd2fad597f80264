/** The store: one writer, an index of what waits, and what becomes of damaged files. */
@NullMarked
package io.wardgate.buffer.store;

import org.jspecify.annotations.NullMarked;
