/** A 2.4 GHz receiver as a source of advertisements and as a way to bands: WR24 v1 (docs/wire/wr24-v1.md). */
@NullMarked
package io.wardgate.ble.wr24;

import org.jspecify.annotations.NullMarked;
