/** A PN532 as a reader of tags: its commands, the rounds of looking for tags, and who is present. */
@NullMarked
package io.wardgate.nfc.pn532;

import org.jspecify.annotations.NullMarked;
