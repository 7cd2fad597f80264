/** What stands around the uplink in tests: a store, a clock, a line and a receiver. */
@NullMarked
package io.wardgate.uplink.peer;

import org.jspecify.annotations.NullMarked;
