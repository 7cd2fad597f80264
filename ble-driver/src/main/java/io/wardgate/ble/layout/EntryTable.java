package io.wardgate.ble.layout;

import io.wardgate.ble.decoder.AdMatch;
import io.wardgate.ble.decoder.DecoderEntry;
import io.wardgate.ble.decoder.MessageDecoder;
import io.wardgate.ble.table.TableException;
import io.wardgate.ble.table.TableNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Makes entries of a table file whose formats are described by fields (docs/decoders.md). */
public final class EntryTable {

    private static final int MOST_ENTRIES = 256;

    private final AtomicLong unmapped;

    /** @param unmapped counts values that have no metric; shared by all decoders of a registry */
    public EntryTable(AtomicLong unmapped) {
        this.unmapped = unmapped;
    }

    /**
     * The entries of a file, in its order.
     *
     * @param file name of the file
     * @throws TableException at the first thing that is wrong, an example that comes out otherwise included
     */
    public List<DecoderEntry> entries(String file, TableNode root) {
        root.allow("decoders");
        List<TableNode> nodes = root.list("decoders");
        if (nodes.isEmpty() || nodes.size() > MOST_ENTRIES) {
            throw root.fault("decoders", "holds " + nodes.size() + " entries; allowed: 1 to " + MOST_ENTRIES);
        }
        Set<String> names = new HashSet<>();
        List<DecoderEntry> entries = new ArrayList<>();
        for (TableNode node : nodes) {
            if (!names.add(node.text("name"))) {
                throw node.fault("name", "is " + node.text("name") + " again; allowed: each name once");
            }
            entries.add(entry(file, node));
        }
        return entries;
    }

    private DecoderEntry entry(String file, TableNode node) {
        node.allow("name", "origin", "match", "kind", "fields", "vectors");
        AdMatch match = MatchReader.of(node.node("match"));
        FieldReader reader = switch (node.text("kind")) {
            case "beacon" -> FieldReader.beacon(node);
            case "sensor" -> FieldReader.sensor(node);
            default -> throw node.fault("kind", "is " + node.text("kind") + "; allowed: beacon, sensor");
        };
        EntryVector.check(node, match, reader);
        return new DecoderEntry(node.text("name"), file, match, new MessageDecoder(reader, unmapped));
    }
}
