/** Envelopes over plain streams (docs/wire/stream.md), whichever side connects. */
@NullMarked
package io.wardgate.receiver.stream;

import org.jspecify.annotations.NullMarked;
