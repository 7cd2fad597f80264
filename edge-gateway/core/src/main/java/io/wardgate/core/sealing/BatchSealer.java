package io.wardgate.core.sealing;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.reading.Quality;
import io.wardgate.api.reading.Reading;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.protocol.api.ClockStamp;
import io.wardgate.protocol.api.HealthReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packs contents into sealed batches under reserved ids. An envelope that comes out too large is packed again as two
 * halves; nobody has seen the first one, so its id is still free.
 *
 * <p>Owned by the sealer's thread.
 */
final class BatchSealer {

    private final BatchCodec codec = new BatchCodec();
    private final GatewayClock clock;
    private final int maxOctets;

    BatchSealer(GatewayClock clock, int maxOctets) {
        this.clock = clock;
        this.maxOctets = maxOctets;
    }

    List<Unstored> seal(
            BufferStore store, BatchId id, List<Reading> readings, AlarmLoad alarms, @Nullable HealthReport health) {
        List<Unstored> sealed = new ArrayList<>(1);
        seal(store, id, readings, alarms, health, sealed);
        return sealed;
    }

    private void seal(
            BufferStore store,
            BatchId id,
            List<Reading> readings,
            AlarmLoad alarms,
            @Nullable HealthReport health,
            List<Unstored> into) {
        ClockStamp stamp = ClockStamp.of(clock);
        byte[] envelope =
                codec.seal(id, stamp, alarms.with(stamp.synchronised() ? readings : inDoubt(readings), health));
        if (envelope.length > maxOctets && readings.size() > 1) {
            int half = readings.size() / 2;
            seal(store, id, readings.subList(0, half), alarms, health, into);
            seal(store, store.reserve(id.lane()), readings.subList(half, readings.size()), AlarmLoad.NONE, null, into);
        } else {
            into.add(new Unstored(new SealedBatch(id, readings.size(), envelope), alarms, clock.monoNanos()));
        }
    }

    /** The wall time that this batch gives its readings cannot be believed. */
    private static List<Reading> inDoubt(List<Reading> readings) {
        return readings.stream()
                .map(reading -> reading.withQuality(Quality.CLOCK_SUSPECT.mask(), 0))
                .toList();
    }
}
