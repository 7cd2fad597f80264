/** What happened to the gateway itself and travels in the alarm lane: reports of commands, settings of the clock. */
@NullMarked
package io.wardgate.core.event;

import org.jspecify.annotations.NullMarked;
