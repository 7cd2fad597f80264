package io.wardgate.tinyb.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts what the child writes into lines. A line longer than the longest that a child writes is no line of it and is
 * dropped.
 *
 * <p>Owned by the reader thread of one source.
 */
final class ChildLines {

    /** An advertisement of 1,650 octets, twice over. */
    static final int LONGEST = 8_192;

    private final Consumer<String> lines;
    private final byte[] line = new byte[LONGEST];
    private int length;
    private boolean tooLong;

    ChildLines(Consumer<String> lines) {
        this.lines = lines;
    }

    void feed(byte[] octets, int count) {
        for (int i = 0; i < count; i++) {
            if (octets[i] == '\n') {
                end();
            } else if (length == LONGEST) {
                tooLong = true;
            } else {
                line[length++] = octets[i];
            }
        }
    }

    private void end() {
        lines.accept(tooLong ? "" : new String(Arrays.copyOf(line, length), StandardCharsets.UTF_8));
        length = 0;
        tooLong = false;
    }
}
