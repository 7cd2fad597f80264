/** The frames of a PN532: what goes over the line to a reader's chip and back. */
@NullMarked
package io.wardgate.nfc.frame;

import org.jspecify.annotations.NullMarked;
