package io.wardgate.nfc.reader;

/**
 * What a reader does again and again: look for tags, tell what changed, or take the next step of recovery. No round
 * waits for anything without an end, and none throws. Owned by the reader's thread.
 */
public interface Round {

    /** @return how long to pause before the next, in ms */
    int run();

    /** Frees the line; the last call. */
    void close();
}
