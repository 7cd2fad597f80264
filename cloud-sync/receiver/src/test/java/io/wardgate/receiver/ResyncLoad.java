package io.wardgate.receiver;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.protocol.api.BatchContents;
import io.wardgate.protocol.api.ClockStamp;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Envelopes of a floor of 200 bands, a record every 5 s each, as its gateway seals a backlog and what is alive. */
final class ResyncLoad {

    static final int BANDS = 200;
    static final int READINGS = 4_000;

    private static final int PERIOD_MILLIS = 5_000;
    private static final int PER_BAND = READINGS / BANDS;
    private static final int LIVE_BANDS = 40;
    private static final long LIVE_SEQUENCES = 1_000_000;
    private static final BatchCodec CODEC = new BatchCodec();

    private final SplittableRandom random;
    private final int gateway;
    private final long startMillis = System.currentTimeMillis();

    ResyncLoad(int gateway, long seed) {
        this.gateway = gateway;
        this.random = new SplittableRandom(seed + gateway);
    }

    String name() {
        return "GW-" + gateway;
    }

    /** Backlog of some hours ago: 20 records of each band. */
    byte[] bulk(int number) {
        List<Reading> readings = new ArrayList<>(READINGS);
        for (int band = 0; band < BANDS; band++) {
            for (int i = 0; i < PER_BAND; i++) {
                int sequence = number * PER_BAND + i;
                readings.add(reading(band, sequence, (long) sequence * PERIOD_MILLIS + random.nextInt(100)));
            }
        }
        return seal(Lane.BULK, number + 1L, readings, 6 * 3_600_000L);
    }

    /** One second of what is alive: a fifth of the bands. */
    byte[] live(Lane lane, int number) {
        List<Reading> readings = new ArrayList<>(LIVE_BANDS);
        int bands = lane == Lane.EMERGENCY ? 1 : LIVE_BANDS;
        for (int band = 0; band < bands; band++) {
            readings.add(reading(band, LIVE_SEQUENCES * (1 + lane.number()) + number, 0));
        }
        return seal(lane, number + 1L, readings, 0);
    }

    private Reading reading(int band, long sequence, long monoMillis) {
        MetricValues values = MetricValues.builder()
                .put(Metric.HEART_RATE, random.nextInt(60, 90))
                .put(Metric.SPO2, random.nextInt(95, 100))
                .put(Metric.SKIN_TEMPERATURE, random.nextInt(3_200, 3_400))
                .put(Metric.MOTION, random.nextInt(4))
                .put(Metric.BATTERY, 80)
                .build();
        return new Reading(
                DeviceId.ofBand((gateway * BANDS + band) * 0x9E37_79B1),
                1,
                sequence,
                monoMillis,
                -60 - random.nextInt(10),
                Flag.WORN.mask(),
                0,
                0,
                values);
    }

    private byte[] seal(Lane lane, long sequence, List<Reading> readings, long agoMillis) {
        ClockStamp clock = new ClockStamp(1, 0, startMillis - agoMillis, true);
        BatchId id = new BatchId(name(), (1L << 32) | 1, lane, sequence);
        return CODEC.seal(id, clock, new BatchContents(readings, List.of(), null));
    }
}
