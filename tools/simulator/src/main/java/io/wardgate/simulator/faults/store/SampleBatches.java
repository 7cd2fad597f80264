package io.wardgate.simulator.faults.store;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.protocol.api.BatchContents;
import io.wardgate.protocol.api.ClockStamp;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes batches as the gateway seals them, of readings that no other batch has. Values are noise, so that nothing
 * shrinks and no two envelopes are alike. Not thread-safe.
 */
public final class SampleBatches {

    /** Whose batches they are. */
    static final String GATEWAY = "GW-FAULT-01";

    private static final BatchCodec CODEC = new BatchCodec();

    private final SplittableRandom random;
    private final long firstDevice;
    private final int devices;
    private final int boot;
    private final long[] sequences;

    /**
     * @param random where values come from
     * @param firstDevice devices have this number and those after it
     */
    public SampleBatches(SplittableRandom random, long firstDevice, int devices) {
        this.random = random;
        this.firstDevice = firstDevice;
        this.devices = devices;
        this.boot = random.nextInt(1, Integer.MAX_VALUE);
        this.sequences = new long[devices];
    }

    /** A batch of at most that many readings. */
    public SealedBatch next(BatchId id, int atMost) {
        PlainClock clock = new PlainClock();
        long now = clock.monoMillis();
        List<Reading> readings = new ArrayList<>();
        for (int count = random.nextInt(1, atMost + 1); count > 0; count--) {
            int device = random.nextInt(devices);
            readings.add(new Reading(
                    firstDevice + device, boot, ++sequences[device], now, -random.nextInt(40, 100), 0, 0, 0, values()));
        }
        byte[] envelope = CODEC.seal(id, ClockStamp.of(clock), new BatchContents(readings, List.of(), null));
        return new SealedBatch(id, readings.size(), envelope);
    }

    private MetricValues values() {
        return MetricValues.builder()
                .put(Metric.HEART_RATE, random.nextInt(30, 220))
                .put(Metric.SPO2, random.nextInt(60, 101))
                .put(Metric.SKIN_TEMPERATURE, random.nextInt(2_000, 4_500))
                .put(Metric.STEPS, random.nextInt(1 << 20))
                .build();
    }
}
