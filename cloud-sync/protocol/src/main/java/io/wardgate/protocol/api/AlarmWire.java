package io.wardgate.protocol.api;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.AlarmEnd;
import io.wardgate.api.alarm.AlarmId;
import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.AlarmSeverity;
import io.wardgate.api.alarm.AlarmState;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.reading.Metric;
import org.jspecify.annotations.Nullable;

/** Alarms and roll calls to messages and back. */
final class AlarmWire {

    /** Longest id of a place. */
    private static final int MAX_PLACE_CHARS = 64;

    private AlarmWire() {}

    static io.wardgate.protocol.wire.Alarm write(Alarm alarm) {
        var message = io.wardgate.protocol.wire.Alarm.newBuilder()
                .setBook(alarm.id().book())
                .setNumber(alarm.id().number())
                .setKind(alarm.kind().number())
                .setDevice(alarm.deviceId())
                .setSeverity(alarm.severity().number())
                .setState(alarm.state().number())
                .setRaisedMonoMillis(alarm.raisedMonoMillis())
                .setPlace(Texts.cut(alarm.place(), MAX_PLACE_CHARS));
        Evidence evidence = alarm.evidence();
        if (evidence != null) {
            message.setEvidence(write(evidence));
        }
        Alarm.Over over = alarm.over();
        if (over != null) {
            message.setOverMonoMillis(over.monoMillis()).setEnd(over.end().number());
        }
        return message.build();
    }

    private static io.wardgate.protocol.wire.Alarm.Evidence write(Evidence evidence) {
        Metric metric = evidence.metric();
        return io.wardgate.protocol.wire.Alarm.Evidence.newBuilder()
                .setMetric(metric == null ? 0 : metric.number() + 1)
                .setValue(evidence.value())
                .setLimit(evidence.limit())
                .build();
    }

    /**
     * Reads an alarm.
     *
     * @throws IllegalArgumentException naming what is out of range
     */
    static Alarm read(io.wardgate.protocol.wire.Alarm alarm) {
        boolean cleared = AlarmState.ofNumber(alarm.getState()) == AlarmState.CLEARED;
        Texts.requireShort("place of an alarm", alarm.getPlace(), MAX_PLACE_CHARS);
        return new Alarm(
                new AlarmId(alarm.getBook(), alarm.getNumber()),
                AlarmKind.ofNumber(alarm.getKind()),
                alarm.getDevice(),
                AlarmSeverity.ofNumber(alarm.getSeverity()),
                alarm.hasEvidence() ? read(alarm.getEvidence()) : null,
                alarm.getRaisedMonoMillis(),
                cleared ? new Alarm.Over(alarm.getOverMonoMillis(), AlarmEnd.ofNumber(alarm.getEnd())) : null,
                alarm.getPlace());
    }

    private static Evidence read(io.wardgate.protocol.wire.Alarm.Evidence evidence) {
        @Nullable Metric metric = evidence.getMetric() == 0 ? null : Metric.ofNumber(evidence.getMetric() - 1);
        return new Evidence(metric, evidence.getValue(), evidence.getLimit());
    }

    static io.wardgate.protocol.wire.RollCall write(RollCall call) {
        return io.wardgate.protocol.wire.RollCall.newBuilder()
                .setBook(call.book())
                .setNextNumber(call.nextNumber())
                .setMonoMillis(call.monoMillis())
                .addAllOpen(call.open())
                .build();
    }

    static RollCall read(io.wardgate.protocol.wire.RollCall call) {
        return new RollCall(call.getBook(), call.getNextNumber(), call.getMonoMillis(), call.getOpenList());
    }
}
