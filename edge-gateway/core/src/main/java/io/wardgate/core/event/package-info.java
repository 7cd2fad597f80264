/** What happened on the gateway and travels in the alarm lane: reports of commands, settings of the clock, alarms, taps. */
@NullMarked
package io.wardgate.core.event;

import org.jspecify.annotations.NullMarked;
