package io.wardgate.uplink.backlog;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.reading.Reading;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.protocol.api.BatchContents;
import io.wardgate.protocol.api.ClockStamp;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs contents into bulk batches of at most {@link #MAX_READINGS} readings and {@link #MAX_OCTETS}; what is too large
 * is packed again in halves. It learns how many octets a reading takes, so that this stays rare.
 *
 * <p>Owned by the drain's thread.
 */
final class BulkSealer {

    static final int MAX_READINGS = 4_000;
    static final int MAX_OCTETS = 16 << 10;

    private static final double FILL = 0.95;

    private final BatchCodec codec = new BatchCodec();
    private final BufferStore store;
    private double octetsPerReading = 3.5;

    BulkSealer(BufferStore store) {
        this.store = store;
    }

    /** How many readings make one batch. */
    int wantedReadings() {
        return (int) Math.max(1, Math.min(MAX_READINGS, FILL * MAX_OCTETS / octetsPerReading));
    }

    List<SealedBatch> seal(ClockStamp clock, BatchContents contents) {
        List<SealedBatch> sealed = new ArrayList<>(1);
        seal(clock, contents, sealed);
        return sealed;
    }

    private void seal(ClockStamp clock, BatchContents contents, List<SealedBatch> into) {
        List<Reading> readings = contents.readings();
        int half = readings.size() / 2;
        if (readings.size() > MAX_READINGS) {
            halves(clock, contents, half, into);
            return;
        }
        BatchId id = store.reserve(Lane.BULK);
        byte[] envelope = codec.seal(id, clock, contents);
        if (!readings.isEmpty()) {
            octetsPerReading += ((double) envelope.length / readings.size() - octetsPerReading) / 4;
        }
        if (envelope.length > MAX_OCTETS && half > 0) {
            halves(clock, contents, half, into);
        } else {
            into.add(new SealedBatch(id, readings.size(), envelope));
        }
    }

    /** What is no reading goes with the first half. */
    private void halves(ClockStamp clock, BatchContents contents, int half, List<SealedBatch> into) {
        List<Reading> readings = contents.readings();
        BatchContents first = new BatchContents(
                readings.subList(0, half),
                contents.drops(),
                contents.health(),
                contents.commandReports(),
                contents.clockMaps(),
                contents.alarms(),
                contents.rollCall());
        seal(clock, first, into);
        seal(clock, new BatchContents(readings.subList(half, readings.size()), List.of(), null), into);
    }
}
