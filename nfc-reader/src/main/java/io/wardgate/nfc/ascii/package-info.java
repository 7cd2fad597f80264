/** Readers that say the number of a tag as a line of text. */
@NullMarked
package io.wardgate.nfc.ascii;

import org.jspecify.annotations.NullMarked;
