package io.wardgate.buffer.store;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.buffer.file.BatchKey;
import io.wardgate.buffer.file.BufferDirectory;
import io.wardgate.buffer.loss.LossNotes;
import io.wardgate.buffer.loss.LossRuns;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ends that a batch comes to, and the way back: acknowledged, withdrawn, refused, asked for again.
 *
 * <p>Safe from any thread, but {@link #refuse}, which is the writer's.
 */
final class Settlements {

    private static final Logger LOG = LoggerFactory.getLogger(Settlements.class);

    private final String gateway;
    private final Shelves shelves;
    private final BufferDirectory directory;
    private final LossNotes notes;

    Settlements(String gateway, Shelves shelves, BufferDirectory directory, LossNotes notes) {
        this.gateway = gateway;
        this.shelves = shelves;
        this.directory = directory;
        this.notes = notes;
    }

    void acknowledge(AckRange range) {
        BatchKey from = new BatchKey(range.epoch(), range.fromSequence());
        BatchKey to = new BatchKey(range.epoch(), range.toSequence());
        shelves.of(range.lane()).index().acknowledge(from, to).forEach(Settlements::settle);
    }

    /** Ends batches whose readings others have taken over. */
    void withdraw(List<BatchId> ids) {
        for (BatchId id : ids) {
            Place place = shelves.of(id.lane()).index().withdraw(BatchKey.of(id));
            if (place != null) {
                settle(place);
            }
        }
    }

    /** A settlement that cannot be noted only makes the receiver see the batch twice after a restart. */
    private static void settle(Place place) {
        try {
            place.file().settle(place.key());
        } catch (IOException e) {
            LOG.warn("{}: settlement of {} not noted: {}", place.file().name(), place.key(), e.toString());
        }
    }

    /**
     * Moves a batch to quarantine and declares it; one without readings only moves, because a receiver that refuses
     * declarations would refuse this one, too, and so on for ever.
     *
     * @throws IOException if that cannot be noted; the batch waits as before
     */
    void refuse(BatchId id, String reason) throws IOException {
        SeriesIndex index = shelves.of(id.lane()).index();
        Place place = index.withdraw(BatchKey.of(id));
        if (place == null) {
            return;
        }
        LOG.error("receiver refuses {}: {}", id, reason);
        TreeMap<BatchKey, Integer> lost = new TreeMap<>();
        lost.put(place.key(), place.readings());
        try {
            Optional<SealedBatch> batch = place.readBatch(gateway, id.lane());
            if (batch.isPresent()) {
                directory.quarantine(batch.get(), reason);
            }
            List<Drop> losses =
                    place.readings() == 0 ? List.of() : LossRuns.of(id.lane(), lost, DropReason.BATCH_REFUSED);
            notes.lose(losses, () -> settle(place));
            index.countQuarantined(1);
        } catch (IOException e) {
            index.put(place);
            throw e;
        }
    }

    /** Puts back what was acknowledged and is still there, from a sequence on; returns how many. */
    int resend(long epoch, Lane lane, long fromSequence) {
        List<Place> places = shelves.of(lane).index().wantAgain(new BatchKey(epoch, fromSequence));
        for (Place place : places) {
            try {
                place.file().want(List.of(place.key()));
            } catch (IOException e) {
                LOG.warn("{} waits again, but only until the next restart: {}", place.key(), e.toString());
            }
        }
        return places.size();
    }
}
