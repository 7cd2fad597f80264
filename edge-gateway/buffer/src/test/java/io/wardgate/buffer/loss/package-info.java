/** Tests of the notes of losses. */
@NullMarked
package io.wardgate.buffer.loss;

import org.jspecify.annotations.NullMarked;
