/** Tags of NFC Forum Type 2: NTAG21x and Ultralight. */
@NullMarked
package io.wardgate.nfc.type2;

import org.jspecify.annotations.NullMarked;
