package io.wardgate.buffer.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.zip.CRC32C;

/**
 * One record of a catalogue.
 *
 * <pre>
 *  octets  1     8      8         4       4
 *          kind  epoch  sequence  number  crc32c of the 21 octets before
 *
 *  kind 'A' appended: number of readings · 'S' settled, 'W' wanted again: number of sequences from this one on
 * </pre>
 *
 * <p>Big-endian. Their check also finds the next whole record behind a damaged one.
 */
record CatalogueRecord(byte kind, BatchKey key, int number) {

    static final int OCTETS = 25;
    private static final int CHECKED_OCTETS = OCTETS - 4;
    private static final byte APPENDED = 'A';
    private static final byte SETTLED = 'S';
    private static final byte WANTED = 'W';

    static CatalogueRecord appended(Entry entry) {
        return new CatalogueRecord(APPENDED, entry.key(), entry.readings());
    }

    static CatalogueRecord wanted(BatchKey key) {
        return new CatalogueRecord(WANTED, key, 1);
    }

    /** As few records as there are runs of neighbours. */
    static List<CatalogueRecord> settled(SortedSet<BatchKey> keys) {
        List<CatalogueRecord> ranges = new ArrayList<>();
        BatchKey first = keys.first();
        BatchKey last = first;
        for (BatchKey key : keys.tailSet(first)) {
            if (!key.equals(last) && !key.follows(last)) {
                ranges.add(range(first, last));
                first = key;
            }
            last = key;
        }
        ranges.add(range(first, last));
        return ranges;
    }

    private static CatalogueRecord range(BatchKey first, BatchKey last) {
        return new CatalogueRecord(SETTLED, first, Math.toIntExact(last.sequence() - first.sequence() + 1));
    }

    boolean isAppended() {
        return kind == APPENDED;
    }

    boolean isSettled() {
        return kind == SETTLED;
    }

    void put(ByteBuffer records) {
        int at = records.position();
        records.put(kind).putLong(key.epoch()).putLong(key.sequence()).putInt(number);
        records.putInt(crc(records, at));
    }

    /** The record at a place, if a whole one is there. */
    static Optional<CatalogueRecord> at(ByteBuffer records, int at) {
        if (records.getInt(at + CHECKED_OCTETS) != crc(records, at)) {
            return Optional.empty();
        }
        BatchKey key = new BatchKey(records.getLong(at + 1), records.getLong(at + 9));
        return Optional.of(new CatalogueRecord(records.get(at), key, records.getInt(at + 17)));
    }

    private static int crc(ByteBuffer records, int at) {
        CRC32C crc = new CRC32C();
        crc.update(records.slice(at, CHECKED_OCTETS));
        return (int) crc.getValue();
    }
}
