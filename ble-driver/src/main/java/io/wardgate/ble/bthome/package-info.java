/** BTHome v2 messages (docs/wire/bthome.md). */
@NullMarked
package io.wardgate.ble.bthome;

import org.jspecify.annotations.NullMarked;
