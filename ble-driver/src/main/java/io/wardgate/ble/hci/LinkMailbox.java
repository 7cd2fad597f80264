package io.wardgate.ble.hci;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Hands work from any thread to the reader's, while there is a controller to do it. Callers wait for what they asked, so it
 * holds no more than a few entries for each of them.
 */
final class LinkMailbox {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private @Nullable String closedBecause = "the radio has not started";

    /** Takes work from now on. */
    synchronized void open() {
        closedBecause = null;
    }

    /** Takes no more work; what waits is still to be taken. */
    synchronized void close(String reason) {
        closedBecause = reason;
    }

    /** @return why the work was not taken; null if it was */
    synchronized @Nullable String post(Runnable work) {
        if (closedBecause == null) {
            waiting.add(work);
        }
        return closedBecause;
    }

    synchronized @Nullable Runnable take() {
        return waiting.poll();
    }
}
