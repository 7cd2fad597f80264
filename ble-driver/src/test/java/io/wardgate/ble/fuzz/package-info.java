/** What Jazzer feeds: each parser of octets from outside, with what must hold whatever comes (docs/fuzzing.md). */
@NullMarked
package io.wardgate.ble.fuzz;

import org.jspecify.annotations.NullMarked;
