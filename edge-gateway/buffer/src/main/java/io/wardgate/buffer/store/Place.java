package io.wardgate.buffer.store;

import io.wardgate.buffer.file.BatchKey;
import io.wardgate.buffer.file.CataloguedFile;
import io.wardgate.buffer.file.Stored;

/** Where an entry lies, and since when in this life. */
record Place(BatchKey key, CataloguedFile file, int readings, int octets, long sinceMonoNanos) {

    static Place of(Stored entry, CataloguedFile file, long sinceMonoNanos) {
        return new Place(entry.key(), file, entry.readings(), entry.octets(), sinceMonoNanos);
    }
}
