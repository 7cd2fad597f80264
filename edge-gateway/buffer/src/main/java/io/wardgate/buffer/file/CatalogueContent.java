package io.wardgate.buffer.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the records of a catalogue say; damaged ones are passed over.
 *
 * @param appended all entries ever appended, with their numbers of readings
 * @param settled those that nobody waits for any more
 * @param isDamaged whether records between whole ones are unreadable; a cut tail is not damage
 */
public record CatalogueContent(
        NavigableMap<BatchKey, Integer> appended, NavigableSet<BatchKey> settled, boolean isDamaged) {

    static CatalogueContent read(Path file) throws IOException {
        NavigableMap<BatchKey, Integer> appended = new TreeMap<>();
        NavigableSet<BatchKey> settled = new TreeSet<>();
        boolean damaged = false;
        boolean damageSince = false;
        ByteBuffer records = ByteBuffer.wrap(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
        for (int at = 0; at + CatalogueRecord.OCTETS <= records.capacity(); ) {
            Optional<CatalogueRecord> record = CatalogueRecord.at(records, at);
            if (record.isEmpty()) {
                damageSince = true;
                at++;
                continue;
            }
            damaged |= damageSince;
            apply(record.get(), appended, settled);
            at += CatalogueRecord.OCTETS;
        }
        return new CatalogueContent(
                Collections.unmodifiableNavigableMap(appended), Collections.unmodifiableNavigableSet(settled), damaged);
    }

    private static void apply(CatalogueRecord record, Map<BatchKey, Integer> appended, NavigableSet<BatchKey> settled) {
        if (record.isAppended()) {
            appended.put(record.key(), record.number());
            return;
        }
        for (long offset = 0; offset < record.number(); offset++) {
            BatchKey key = new BatchKey(record.key().epoch(), record.key().sequence() + offset);
            if (record.isSettled()) {
                settled.add(key);
            } else {
                settled.remove(key);
            }
        }
    }

    /** What must be in the data file and is waited for, with numbers of readings. */
    public NavigableMap<BatchKey, Integer> expected() {
        NavigableMap<BatchKey, Integer> expected = new TreeMap<>(appended);
        expected.keySet().removeAll(settled);
        return expected;
    }
}
