package io.wardgate.nfc.link;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts of one reader, which outlive its ports. Written by the reader's thread, read by any. */
public final class LinkFigures {

    private final AtomicLongArray counts = new AtomicLongArray(LinkFigure.values().length);

    public void count(LinkFigure figure) {
        counts.incrementAndGet(figure.ordinal());
    }

    public long of(LinkFigure figure) {
        return counts.get(figure.ordinal());
    }

    /** All of them by name, in a fixed order. */
    public Map<String, Long> byName() {
        Map<String, Long> byName = new LinkedHashMap<>();
        for (LinkFigure figure : LinkFigure.values()) {
            byName.put(figure.figure(), of(figure));
        }
        return byName;
    }
}
