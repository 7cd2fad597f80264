package io.wardgate.api.alarm;

import org.jspecify.annotations.Nullable;

/**
 * An alarm at one moment of its life. Each message of it says all: one that was lost is made good by the next.
 *
 * @param deviceId about whom, or 0 if about the gateway itself or a place
 * @param evidence what was measured; null if there is nothing to measure (SOS, fall)
 * @param raisedMonoMillis when it began, in gateway monotonic ms
 * @param over how it ended; null while it is raised
 * @param place where: id of the tap point, door or zone that it is about; empty if it is about none
 */
public record Alarm(
        AlarmId id,
        AlarmKind kind,
        long deviceId,
        AlarmSeverity severity,
        @Nullable Evidence evidence,
        long raisedMonoMillis,
        @Nullable Over over,
        String place) {

    /** About a band or the gateway. */
    public Alarm(
            AlarmId id,
            AlarmKind kind,
            long deviceId,
            AlarmSeverity severity,
            @Nullable Evidence evidence,
            long raisedMonoMillis,
            @Nullable Over over) {
        this(id, kind, deviceId, severity, evidence, raisedMonoMillis, over, "");
    }

    /** The end of an alarm. */
    public record Over(long monoMillis, AlarmEnd end) {}

    public AlarmState state() {
        return over == null ? AlarmState.RAISED : AlarmState.CLEARED;
    }

    /** The same alarm, over. */
    public Alarm ended(long monoMillis, AlarmEnd end) {
        return new Alarm(id, kind, deviceId, severity, evidence, raisedMonoMillis, new Over(monoMillis, end), place);
    }
}
