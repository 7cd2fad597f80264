package io.wardgate.receiver;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.clock.ClockMap;
import io.wardgate.api.command.CommandReport;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import io.wardgate.api.tap.Tap;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.protocol.api.BatchContents;
import io.wardgate.protocol.api.ClockStamp;
import io.wardgate.protocol.api.HealthReport;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Envelopes to send. */
public final class Batches {

    public static final String GATEWAY = "GW-1";
    public static final long EPOCH = (1L << 32) | 7;
    public static final long WALL_MILLIS = 1_790_000_000_000L;
    public static final long MONO_MILLIS = 1_000_000;
    public static final ClockStamp CLOCK = new ClockStamp(5, MONO_MILLIS, WALL_MILLIS, true);

    private static final BatchCodec CODEC = new BatchCodec();

    private Batches() {}

    public static BatchId id(long sequence) {
        return new BatchId(GATEWAY, EPOCH, Lane.ROUTINE, sequence);
    }

    /** A reading of a band, taken this many ms before sealing. */
    public static Reading reading(int band, long sequence, long ageMillis, int heartRate) {
        MetricValues values = MetricValues.builder()
                .put(Metric.HEART_RATE, heartRate)
                .put(Metric.SKIN_TEMPERATURE, 3_412)
                .build();
        return new Reading(
                DeviceId.ofBand(band), 3, sequence, MONO_MILLIS - ageMillis, -61, Flag.WORN.mask(), 0, 0, values);
    }

    /** Ten readings of ten bands, all numbered like the batch. */
    public static byte[] routine(long sequence) {
        return seal(id(sequence), readings(sequence), List.of(), null);
    }

    public static List<Reading> readings(long sequence) {
        return IntStream.rangeClosed(1, 10)
                .mapToObj(band -> reading(band, sequence, 500, 60 + band))
                .toList();
    }

    public static byte[] seal(BatchId id, List<Reading> readings, List<Drop> drops, @Nullable HealthReport health) {
        return CODEC.seal(id, CLOCK, new BatchContents(readings, drops, health));
    }

    /** As a gateway seals before its clock was set: the same monotonic time, but a wall clock that began at 1970. */
    public static byte[] sealedIn1970(BatchId id, List<Reading> readings, List<ClockMap> maps) {
        ClockStamp clock = new ClockStamp(CLOCK.bootId(), MONO_MILLIS, MONO_MILLIS, false);
        return CODEC.seal(id, clock, new BatchContents(readings, List.of(), null, List.of(), maps));
    }

    /** A batch of the alarm lane. */
    public static byte[] alarms(long sequence, List<Alarm> alarms, @Nullable RollCall call) {
        return alarms(CLOCK, sequence, alarms, call);
    }

    /** A batch of the alarm lane that was sealed before the gateway's clock was set. */
    public static byte[] alarmsOf1970(long sequence, List<Alarm> alarms) {
        return alarms(new ClockStamp(CLOCK.bootId(), MONO_MILLIS, MONO_MILLIS, false), sequence, alarms, null);
    }

    private static byte[] alarms(ClockStamp clock, long sequence, List<Alarm> alarms, @Nullable RollCall call) {
        BatchId id = new BatchId(GATEWAY, EPOCH, Lane.ALARM, sequence);
        BatchContents contents = new BatchContents(List.of(), List.of(), null, List.of(), List.of(), alarms, call);
        return CODEC.seal(id, clock, contents);
    }

    /** A batch of taps alone. */
    public static byte[] taps(long sequence, List<Tap> taps) {
        return taps(CLOCK, sequence, taps);
    }

    /** A batch of taps that was sealed before the gateway's clock was set. */
    public static byte[] tapsOf1970(long sequence, List<Tap> taps) {
        return taps(new ClockStamp(CLOCK.bootId(), MONO_MILLIS, MONO_MILLIS, false), sequence, taps);
    }

    private static byte[] taps(ClockStamp clock, long sequence, List<Tap> taps) {
        BatchId id = new BatchId(GATEWAY, EPOCH, Lane.ALARM, sequence);
        return CODEC.seal(
                id, clock, new BatchContents(List.of(), List.of(), null, List.of(), List.of(), List.of(), null, taps));
    }

    /** A batch of command reports alone. */
    public static byte[] reports(BatchId id, List<CommandReport> reports) {
        return CODEC.seal(id, CLOCK, new BatchContents(List.of(), List.of(), null, reports, List.of()));
    }
}
