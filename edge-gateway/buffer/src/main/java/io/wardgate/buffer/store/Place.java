package io.wardgate.buffer.store;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.buffer.file.BatchKey;
import io.wardgate.buffer.file.CataloguedFile;
import io.wardgate.buffer.file.Stored;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Where an entry lies, and since when in this life. */
record Place(BatchKey key, CataloguedFile file, int readings, int octets, long sinceMonoNanos) {

    static Place of(Stored entry, CataloguedFile file, long sinceMonoNanos) {
        return new Place(entry.key(), file, entry.readings(), entry.octets(), sinceMonoNanos);
    }

    /** The batch that lies here; empty if it cannot be read or fails its check. */
    Optional<SealedBatch> readBatch(String gateway, Lane lane) {
        try {
            return file.read(key).map(entry -> entry.toBatch(gateway, lane));
        } catch (IOException e) {
            LoggerFactory.getLogger(Place.class).error("{}: batch {} cannot be read", file.name(), key, e);
            return Optional.empty();
        }
    }
}
