/** Declared losses that must outlive a power cut: synced notes, written before anything is given up. */
@NullMarked
package io.wardgate.buffer.loss;

import org.jspecify.annotations.NullMarked;
