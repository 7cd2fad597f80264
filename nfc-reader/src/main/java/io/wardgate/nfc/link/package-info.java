/** The conversation with one PN532: commands, their answers, and what is done when they do not come. */
@NullMarked
package io.wardgate.nfc.link;

import org.jspecify.annotations.NullMarked;
