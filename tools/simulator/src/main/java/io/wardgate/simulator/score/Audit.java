package io.wardgate.simulator.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The gateway's own word of what its store acknowledged, a line a batch: {@code epoch lane sequence readings sha256}. A
 * killed gateway may tear its last line, and after its restart goes on behind the tear: such lines promise nothing, but
 * are counted, because there must not be more of them than kills.
 */
final class Audit {

    private static final Pattern LINE = Pattern.compile("-?\\d+ [0-3] \\d+ \\d+ [0-9a-f]{64}");

    private final Map<BatchKey, Acknowledged> batches = new HashMap<>();

    private final List<String> torn = new ArrayList<>();

    record Acknowledged(int readings, String sha256) {}

    static Audit read(Path file) throws ScoreException {
        Audit audit = new Audit();
        try {
            Files.readAllLines(file).forEach(audit::accept);
        } catch (IOException e) {
            throw new ScoreException("audit file " + file + " cannot be read: " + e, e);
        }
        return audit;
    }

    Map<BatchKey, Acknowledged> batches() {
        return batches;
    }

    /** Lines that do not read. */
    List<String> torn() {
        return torn;
    }

    private void accept(String line) {
        if (!LINE.matcher(line).matches()) {
            torn.add(line);
            return;
        }
        String[] fields = line.split(" ", -1);
        batches.put(
                new BatchKey(Long.parseLong(fields[0]), Integer.parseInt(fields[1]), Long.parseLong(fields[2])),
                new Acknowledged(Integer.parseInt(fields[3]), fields[4]));
    }
}
