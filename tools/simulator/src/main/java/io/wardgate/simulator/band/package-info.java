/** What a wristband says: its records, its frames octet by octet, its keys. */
@NullMarked
package io.wardgate.simulator.band;

import org.jspecify.annotations.NullMarked;
