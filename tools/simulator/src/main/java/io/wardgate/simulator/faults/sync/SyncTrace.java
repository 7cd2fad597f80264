package io.wardgate.simulator.faults.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What strace wrote of a process that prints ledger lines.
 *
 * @param acknowledged printed acknowledgements
 * @param unsynced those with no successful sync since their batch was announced
 */
record SyncTrace(int acknowledged, int unsynced) {

    private static final Pattern SYNCED = Pattern.compile("\\b(fsync|fdatasync|msync)(\\(| resumed>).*= 0$");

    static SyncTrace read(Path trace) throws IOException {
        try (Stream<String> lines = Files.lines(trace)) {
            return of(lines);
        }
    }

    static SyncTrace of(Stream<String> lines) {
        int[] counts = new int[3];
        lines.forEach(line -> {
            if (SYNCED.matcher(line).find()) {
                counts[0]++;
            } else if (line.contains("write(1, \"T ")) {
                counts[0] = 0;
            } else if (line.contains("write(1, \"A ")) {
                counts[1]++;
                counts[2] += counts[0] == 0 ? 1 : 0;
            }
        });
        return new SyncTrace(counts[1], counts[2]);
    }
}
