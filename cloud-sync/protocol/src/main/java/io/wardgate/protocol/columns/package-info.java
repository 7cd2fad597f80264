/** Readings as sorted columns and back: the part of the wire that decides its size. */
@NullMarked
package io.wardgate.protocol.columns;

import org.jspecify.annotations.NullMarked;
