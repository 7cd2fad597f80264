/** A small D-Bus client that its owner polls, so that nothing piles up unseen (docs/adr/0091). */
@NullMarked
package io.wardgate.bluez.bus;

import org.jspecify.annotations.NullMarked;
