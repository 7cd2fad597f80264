/** Alarms raised on the gateway itself, whether the cloud is there or not: rules, their state per band, and the book. */
@NullMarked
package io.wardgate.core.alarm;

import org.jspecify.annotations.NullMarked;
