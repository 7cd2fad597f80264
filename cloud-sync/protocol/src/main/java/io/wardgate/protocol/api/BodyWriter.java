package io.wardgate.protocol.api;

import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.batch.Drop;
import io.wardgate.protocol.columns.ReadingColumnsWriter;
import io.wardgate.protocol.wire.BatchBody;
import io.wardgate.protocol.wire.DeclaredDrop;

/** Turns contents into a serialised body. */
final class BodyWriter {

    private BodyWriter() {}

    static byte[] write(BatchContents contents, long monoMillis) {
        requireAtMost(BatchCodec.MAX_READINGS, contents.readings().size(), "readings");
        requireAtMost(BatchCodec.MAX_DROPS, contents.drops().size(), "drops");
        BatchBody.Builder body = BatchBody.newBuilder();
        if (!contents.readings().isEmpty()) {
            body.setReadings(ReadingColumnsWriter.write(contents.readings(), monoMillis));
        }
        for (Drop drop : contents.drops()) {
            body.addDrops(write(drop));
        }
        HealthReport health = contents.health();
        if (health != null) {
            requireAtMost(BatchCodec.MAX_CHECKS, health.checks().size(), "health checks");
            body.setHealth(HealthWire.write(health));
        }
        requireAtMost(BatchCodec.MAX_EVENTS, contents.commandReports().size(), "command reports");
        requireAtMost(BatchCodec.MAX_EVENTS, contents.clockMaps().size(), "clock maps");
        contents.commandReports().forEach(report -> body.addCommandReports(CommandWire.write(report)));
        contents.clockMaps().forEach(map -> body.addClockMaps(ClockMapWire.write(map)));
        requireAtMost(BatchCodec.MAX_EVENTS, contents.alarms().size(), "alarms");
        contents.alarms().forEach(alarm -> body.addAlarms(AlarmWire.write(alarm)));
        RollCall call = contents.rollCall();
        if (call != null) {
            requireAtMost(RollCall.MAX_OPEN, call.open().size(), "open alarms");
            body.setRollCall(AlarmWire.write(call));
        }
        requireAtMost(BatchCodec.MAX_EVENTS, contents.taps().size(), "taps");
        contents.taps().forEach(tap -> body.addTaps(TapWire.write(tap)));
        return body.build().toByteArray();
    }

    private static DeclaredDrop write(Drop drop) {
        return DeclaredDrop.newBuilder()
                .setDevice(drop.deviceId())
                .setLane(drop.lane().number())
                .setBoot(drop.boot())
                .setFromSequence(drop.fromSequence())
                .setToSequence(drop.toSequence())
                .setCount(drop.count())
                .setReason(drop.reason().number())
                .setEpoch(drop.epoch())
                .build();
    }

    private static void requireAtMost(int limit, int count, String what) {
        if (count > limit) {
            throw new IllegalArgumentException(count + " " + what + " in one batch; at most " + limit);
        }
    }
}
