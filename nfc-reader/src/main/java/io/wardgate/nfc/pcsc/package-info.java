/** Readers behind the PC/SC service of the machine: ACR122U, ACR1252 and their kind. */
@NullMarked
package io.wardgate.nfc.pcsc;

import org.jspecify.annotations.NullMarked;
