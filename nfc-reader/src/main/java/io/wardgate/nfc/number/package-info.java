/** Readers that tell of a tag by saying a number, once, and cannot be asked anything. */
@NullMarked
package io.wardgate.nfc.number;

import org.jspecify.annotations.NullMarked;
