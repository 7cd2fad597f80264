package io.wardgate.api.nfc;

import java.util.Map;

/**
 * What a reader did so far. All counts only grow.
 *
 * @param state what it does now
 * @param detail one sentence on the state: the port, and if in trouble what is being done about it
 * @param polls looks for tags that were answered
 * @param seen tags that came
 * @param gone tags that left
 * @param collisions times that several tags were there at once
 * @param figures what happened on the line, and steps of recovery, by name
 */
public record ReaderStatistics(
        State state, String detail, long polls, long seen, long gone, long collisions, Map<String, Long> figures) {

    public ReaderStatistics {
        figures = Map.copyOf(figures);
    }

    /** What a reader does now. */
    public enum State {
        STOPPED,
        OPENING,
        READING,
        RECOVERING,
        DOWN
    }
}
