/** A virtual PN532 with cards in its field, and what goes wrong on its line. Made from docs/wire/pn532.md alone. */
@NullMarked
package io.wardgate.simulator.nfc;

import org.jspecify.annotations.NullMarked;
