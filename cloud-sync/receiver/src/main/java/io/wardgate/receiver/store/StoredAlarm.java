package io.wardgate.receiver.store;

import io.wardgate.api.alarm.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as table {@code alarm} has it.
 *
 * @param overAtMillis null while it is open
 * @param timeSuspect the gateway's clock could not be believed, and it has not said since how it was set
 */
public record StoredAlarm(
        String gateway,
        Alarm alarm,
        long raisedAtMillis,
        @Nullable Long overAtMillis,
        boolean timeSuspect) {}
