package io.wardgate.access.tap;

import io.wardgate.api.tap.Tap;
import io.wardgate.api.tap.TapId;
import io.wardgate.api.tap.TapOutlet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers taps in the order of their decision and brings them to the pipeline in that order. While it takes none, 4,096 wait
 * here; then the oldest gives way and is counted. One is enough for a gateway; for the threads of all readers.
 */
public final class TapRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(TapRecorder.class);

    static final int MOST_WAITING = 4_096;

    private final TapOutlet outlet;
    private final long book;
    private final Deque<Tap> waiting = new ArrayDeque<>();
    private long number;
    private long lost;

    /** @param book random number of this life of the gateway */
    public TapRecorder(TapOutlet outlet, long book) {
        this.outlet = outlet;
        this.book = book;
    }

    /** Gives a tap its number and hands it on. */
    synchronized Tap record(Function<TapId, Tap> made) {
        Tap tap = made.apply(new TapId(book, number + 1));
        number++;
        waiting.addLast(tap);
        if (waiting.size() > MOST_WAITING) {
            waiting.removeFirst();
            lost++;
            LOG.warn("a tap was lost: {} wait already, and the pipeline takes none", MOST_WAITING);
        }
        flush();
        return tap;
    }

    /** Tries again to hand on what waits. */
    public synchronized void flush() {
        while (!waiting.isEmpty()) {
            try {
                outlet.offer(waiting.getFirst());
            } catch (RuntimeException e) {
                LOG.debug("{} taps wait for the pipeline: {}", waiting.size(), e.toString());
                return;
            }
            waiting.removeFirst();
        }
    }

    /** Taps that were decided so far. */
    public synchronized long recorded() {
        return number;
    }

    public synchronized int waiting() {
        return waiting.size();
    }

    /** Taps that gave way. */
    public synchronized long lost() {
        return lost;
    }

    /** A tap as what another belongs to. */
    static String text(TapId tap) {
        return HexFormat.of().toHexDigits(tap.book()) + "-" + tap.number();
    }
}
