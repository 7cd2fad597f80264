/** AES-128 as tags use it. */
@NullMarked
package io.wardgate.nfc.aes;

import org.jspecify.annotations.NullMarked;
