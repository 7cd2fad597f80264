package io.wardgate.api.nfc;

/**
 * A reader of tags. One instance is one reader.
 *
 * <p>A reader owns its thread and its port. It heals itself (repeats, wakes, reopens, resets) and counts each step; what
 * it cannot heal it tells its listener and shows in {@link #statistics()}.
 */
public interface TagReader {

    /** Unique name on this gateway, from the configuration. */
    String name();

    /**
     * Starts reading. A port that cannot be opened is not an error here: the reader keeps trying and says so.
     *
     * @param listener called by the reader's thread alone; while it works nothing else is read
     * @throws IllegalStateException if it was started already
     */
    void start(ReaderListener listener);

    /** Stops reading and frees thread and port before it returns. Does nothing if not started. */
    void stop();

    /** Counters since it was made; safe from any thread. */
    ReaderStatistics statistics();
}
