package io.wardgate.uplink.peer;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.protocol.api.BatchContents;
import io.wardgate.protocol.api.ClockStamp;
import io.wardgate.protocol.api.OpenedBatch;
import io.wardgate.protocol.api.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Bands whose readings are sealed once a second into routine batches, and what is in the store of them. */
public final class Ward {

    private static final int BANDS = 10;

    public final ManualClock clock = new ManualClock();
    public final MemoryStore store = new MemoryStore();
    public final Set<String> produced = new TreeSet<>();
    private final BatchCodec codec = new BatchCodec();
    private long sequence;

    /** A second of the ward: one reading of each band; a hole in the numbers now and then. */
    public void second() {
        second(List.of());
    }

    public void second(List<Drop> drops) {
        clock.passMillis(1_000);
        sequence += sequence % 17 == 0 ? 2 : 1;
        List<Reading> readings = new ArrayList<>();
        for (int band = 0; band < BANDS; band++) {
            Reading reading = new Reading(band + 1, 3, sequence, clock.monoMillis(), -60, 0, 0, 0, MetricValues.none());
            readings.add(reading);
            produced.add(key(reading.deviceId(), reading.boot(), reading.sequence()));
        }
        seal(store.reserve(Lane.ROUTINE), readings, drops);
    }

    /** Stores a batch of an earlier life of the store. */
    public void earlierLife(long number, List<Drop> drops) {
        Reading reading = new Reading(1, 2, number, clock.monoMillis(), -60, 0, 0, 0, MetricValues.none());
        produced.add(key(1, 2, number));
        seal(new BatchId("GW-1", store.epoch() - 1, Lane.ROUTINE, number), List.of(reading), drops);
    }

    private void seal(BatchId id, List<Reading> readings, List<Drop> drops) {
        byte[] envelope = codec.seal(id, ClockStamp.of(clock), new BatchContents(readings, drops, null));
        store.append(new SealedBatch(id, readings.size(), envelope)).join();
    }

    public void seconds(int count) {
        for (int second = 0; second < count; second++) {
            second();
        }
    }

    public List<OpenedBatch> stored(Lane lane) throws WireException {
        List<OpenedBatch> opened = new ArrayList<>();
        for (SealedBatch batch : store.unacknowledged(lane, null, Integer.MAX_VALUE)) {
            opened.add(codec.open(batch.envelope()));
        }
        return opened;
    }

    /** The records of one envelope. */
    public Set<String> records(byte[] envelope) throws WireException {
        Set<String> keys = new TreeSet<>();
        codec.open(envelope)
                .contents()
                .readings()
                .forEach(reading -> keys.add(key(reading.deviceId(), reading.boot(), reading.sequence())));
        return keys;
    }

    /** Every record that is in the store, in whatever lane. */
    public Set<String> kept() throws WireException {
        Set<String> keys = new TreeSet<>();
        for (Lane lane : Lane.values()) {
            for (SealedBatch batch : store.unacknowledged(lane, null, Integer.MAX_VALUE)) {
                keys.addAll(records(batch.envelope()));
            }
        }
        return keys;
    }

    /** Every record that a drop in the store names. */
    public Set<String> declared() throws WireException {
        Set<String> keys = new TreeSet<>();
        for (OpenedBatch batch : stored(Lane.BULK)) {
            for (Drop drop : batch.contents().drops()) {
                for (long number = drop.fromSequence(); number <= drop.toSequence(); number++) {
                    keys.add(key(drop.deviceId(), drop.boot(), number));
                }
            }
        }
        return keys;
    }

    private static String key(long device, int boot, long number) {
        return device + "/" + boot + "/" + number;
    }
}
