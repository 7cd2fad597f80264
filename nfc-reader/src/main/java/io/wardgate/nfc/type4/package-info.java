/** Tags of NFC Forum Type 4: files on smart cards. */
@NullMarked
package io.wardgate.nfc.type4;

import org.jspecify.annotations.NullMarked;
