/** Formats whose values lie at places that a table gives: a new band is one entry and no code (docs/decoders.md). */
@NullMarked
package io.wardgate.ble.layout;

import org.jspecify.annotations.NullMarked;
