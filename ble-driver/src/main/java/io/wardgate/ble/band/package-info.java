/** The WardGate band profile v1 (docs/wire/band-v1.md). */
@NullMarked
package io.wardgate.ble.band;

import org.jspecify.annotations.NullMarked;
