/** Tags that prove themselves with each tap: NTAG 424 DNA, whose message changes and is signed (SUN). */
@NullMarked
package io.wardgate.nfc.sun;

import org.jspecify.annotations.NullMarked;
