package io.wardgate.ble.site;

import io.wardgate.ble.decoder.DecoderEntry;
import io.wardgate.ble.layout.EntryTable;
import io.wardgate.ble.table.TableException;
import io.wardgate.ble.table.TableFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The site's table files as far as they are good: of a file that is broken what it last said stays in use, and why it
 * is refused is kept.
 *
 * <p>Files count in the order of their names. Owned by the thread that reads the directory.
 */
final class TableSet {

    private static final int MOST_FILES = 64;

    private final EntryTable table;
    private final Set<String> reserved;
    private final SortedMap<String, List<DecoderEntry>> good = new TreeMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();

    TableSet(EntryTable table, Set<String> reserved) {
        this.table = table;
        this.reserved = reserved;
    }

    /** Reads these files anew; files that are not among them are forgotten. */
    void read(List<Path> files) {
        List<String> names = files.stream().map(TableSet::name).toList();
        good.keySet().retainAll(names);
        refused.clear();
        Map<String, String> owners = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            String file = names.get(i);
            try {
                if (i >= MOST_FILES) {
                    throw new TableException(file + " is one file too many; allowed: " + MOST_FILES);
                }
                List<DecoderEntry> entries = table.entries(file, TableFile.read(files.get(i)));
                refuseTaken(file, entries, owners);
                good.put(file, entries);
            } catch (TableException e) {
                refused.put(file, String.valueOf(e.getMessage()));
            }
            good.getOrDefault(file, List.of()).forEach(entry -> owners.put(entry.name(), file));
        }
    }

    /** All good entries, file by file. */
    List<DecoderEntry> entries() {
        List<DecoderEntry> entries = new ArrayList<>();
        good.values().forEach(entries::addAll);
        return entries;
    }

    int files() {
        return good.size();
    }

    /** Why files are refused, by file. */
    Map<String, String> refused() {
        return Map.copyOf(refused);
    }

    /** The first of the refused files with its reason, or null. */
    @Nullable
    String firstFault() {
        return refused.values().stream().findFirst().orElse(null);
    }

    private void refuseTaken(String file, List<DecoderEntry> entries, Map<String, String> owners) {
        for (int i = 0; i < entries.size(); i++) {
            String name = entries.get(i).name();
            String place = file + ": decoders[" + i + "].name is " + name;
            if (reserved.contains(name)) {
                throw new TableException(place + ", which is read by code; allowed: other names");
            }
            if (owners.containsKey(name)) {
                throw new TableException(place + ", which " + owners.get(name) + " has; allowed: each name once");
            }
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
