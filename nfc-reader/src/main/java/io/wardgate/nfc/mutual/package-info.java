/** Tag and gateway prove to each other that they know the same key. */
@NullMarked
package io.wardgate.nfc.mutual;

import org.jspecify.annotations.NullMarked;
