/** How far the counters of tags have come, kept over power cuts. */
@NullMarked
package io.wardgate.nfc.counter;

import org.jspecify.annotations.NullMarked;
