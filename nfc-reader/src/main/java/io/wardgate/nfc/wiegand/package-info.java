/** Readers of the Wiegand interface behind a bridge to a line of text. */
@NullMarked
package io.wardgate.nfc.wiegand;

import org.jspecify.annotations.NullMarked;
