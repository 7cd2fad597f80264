/** The transport over plain streams (docs/wire/stream.md), whichever side connects. */
@NullMarked
package io.wardgate.uplink.stream;

import org.jspecify.annotations.NullMarked;
