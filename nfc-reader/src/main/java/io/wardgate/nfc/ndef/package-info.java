/** NDEF messages: what is written on tags for anybody to read. */
@NullMarked
package io.wardgate.nfc.ndef;

import org.jspecify.annotations.NullMarked;
