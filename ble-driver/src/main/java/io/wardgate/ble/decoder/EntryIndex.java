package io.wardgate.ble.decoder;

import io.wardgate.ble.advertisement.AdCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The entries by AD type and id, each group in the order of the tables. A structure of nobody costs one binary search
 * and no allocation. Immutable.
 */
final class EntryIndex {

    private static final DecoderEntry[] NONE = {};

    private final List<DecoderEntry> entries;
    private final int[] keys;
    private final DecoderEntry[][] groups;

    EntryIndex(List<DecoderEntry> entries) {
        this.entries = List.copyOf(entries);
        SortedMap<Integer, List<DecoderEntry>> byKey = new TreeMap<>();
        for (DecoderEntry entry : entries) {
            byKey.computeIfAbsent(entry.match().key(), key -> new ArrayList<>()).add(entry);
        }
        keys = byKey.keySet().stream().mapToInt(Integer::intValue).toArray();
        groups = byKey.values().stream()
                .map(group -> group.toArray(DecoderEntry[]::new))
                .toArray(DecoderEntry[][]::new);
    }

    List<DecoderEntry> entries() {
        return entries;
    }

    /** Entries of the structure's type and the start of its id; the caller does not write to the array. */
    DecoderEntry[] near(byte[] data, AdCursor at) {
        if (at.to() - at.from() < 2) {
            return NONE;
        }
        int found = Arrays.binarySearch(keys, AdMatch.key(at.type(), data[at.from()], data[at.from() + 1]));
        return found < 0 ? NONE : groups[found];
    }
}
