package io.wardgate.simulator.faults.system;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.SealedBatch;
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

/**
 * What a ward of 200 bands with a period of 5 s gives a gateway to seal: 40 readings a second, whose values walk as
 * vital signs do; and emergencies of one more band. Each reading has a number of its own, rising by one within its band.
 * Not thread-safe.
 */
final class WardBatches {

    static final int BANDS = 200;
    static final int PERIOD_SECONDS = 5;
    static final int READINGS_A_SECOND = BANDS / PERIOD_SECONDS;

    private static final int UNKNOWN_RSSI = 127;
    private static final BatchCodec CODEC = new BatchCodec();

    private final SplittableRandom random;
    private final long[] sequences = new long[BANDS + 1];
    private final int[] heartRates = new int[BANDS + 1];
    private final int[] temperatures = new int[BANDS + 1];
    private final int[] steps = new int[BANDS + 1];
    private int second;
    private long readings;

    WardBatches(SplittableRandom random) {
        this.random = random;
        for (int band = 0; band <= BANDS; band++) {
            heartRates[band] = random.nextInt(60, 100);
            temperatures[band] = random.nextInt(3_300, 3_600);
        }
    }

    /** The next second of the ward, sealed at this moment. */
    SealedBatch routine(BatchId id, ClockStamp sealed) {
        List<Reading> sampled = new ArrayList<>(READINGS_A_SECOND);
        for (int band = second % PERIOD_SECONDS; band < BANDS; band += PERIOD_SECONDS) {
            sampled.add(next(band, sealed.monoMillis() - band * 1_000L / BANDS, 0));
        }
        second++;
        return seal(id, sealed, sampled);
    }

    /** A call for help. */
    SealedBatch emergency(BatchId id, ClockStamp sealed) {
        return seal(id, sealed, List.of(next(BANDS, sealed.monoMillis(), Flag.FALL.mask())));
    }

    /** Readings in all batches so far. */
    long readings() {
        return readings;
    }

    private SealedBatch seal(BatchId id, ClockStamp sealed, List<Reading> sampled) {
        readings += sampled.size();
        byte[] envelope = CODEC.seal(id, sealed, new BatchContents(sampled, List.of(), null));
        return new SealedBatch(id, sampled.size(), envelope);
    }

    private Reading next(int band, long sampledMonoMillis, int flags) {
        heartRates[band] = Math.max(45, Math.min(160, heartRates[band] + random.nextInt(-1, 2)));
        temperatures[band] += random.nextInt(-1, 2);
        steps[band] += random.nextInt(10) == 0 ? random.nextInt(8) : 0;
        MetricValues values = MetricValues.builder()
                .put(Metric.HEART_RATE, heartRates[band])
                .put(Metric.SPO2, random.nextInt(8) == 0 ? 97 : 98)
                .put(Metric.SKIN_TEMPERATURE, temperatures[band])
                .put(Metric.STEPS, steps[band])
                .build();
        return new Reading(1L + band, 1, ++sequences[band], sampledMonoMillis, UNKNOWN_RSSI, flags, 0, 0, values);
    }
}
