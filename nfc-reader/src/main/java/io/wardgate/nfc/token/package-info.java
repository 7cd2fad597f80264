/** The random number that WardGate writes on wristbands and cards. */
@NullMarked
package io.wardgate.nfc.token;

import org.jspecify.annotations.NullMarked;
