/** Commands of smart cards (ISO/IEC 7816-4). */
@NullMarked
package io.wardgate.nfc.apdu;

import org.jspecify.annotations.NullMarked;
