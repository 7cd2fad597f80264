package io.wardgate.receiver.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts every refusal and logs it in one line, at most {@value #LINES} lines in {@value #WINDOW_MILLIS} ms: a broken
 * or hostile client must not fill the disk with log. What was not logged is counted in the next line that is.
 *
 * <p>Safe from any thread.
 */
public final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final int LINES = 20;
    private static final long WINDOW_MILLIS = 10_000;
    private static final int TEXT_LENGTH = 300;

    private final Map<RefusalReason, Counter> counters = new EnumMap<>(RefusalReason.class);
    private final InstantSource clock;
    private long windowStartMillis;
    private int linesInWindow;
    private long suppressed;

    public Refusals(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        for (RefusalReason reason : RefusalReason.values()) {
            counters.put(
                    reason,
                    Counter.builder("wardgate.refusals")
                            .description("What was refused, by reason")
                            .tag("reason", reason.label())
                            .register(registry));
        }
    }

    /** Something of this peer was refused; topic may be empty. */
    public void refused(RefusalReason reason, String peer, String topic, String detail) {
        Counter counter = counters.get(reason);
        if (counter != null) {
            counter.increment();
        }
        long before = mayLog();
        if (before >= 0) {
            LOG.warn(
                    "refused {} from {} on topic '{}': {}{}",
                    reason.label(),
                    peer,
                    printable(topic),
                    printable(detail),
                    before == 0 ? "" : " (and " + before + " refusals not logged before)");
        }
    }

    /** Number of lines suppressed since the last one, or -1 if this one is to be suppressed too. */
    private synchronized long mayLog() {
        long now = clock.millis();
        if (now - windowStartMillis >= WINDOW_MILLIS || now < windowStartMillis) {
            windowStartMillis = now;
            linesInWindow = 0;
        }
        if (linesInWindow >= LINES) {
            suppressed++;
            return -1;
        }
        linesInWindow++;
        long before = suppressed;
        suppressed = 0;
        return before;
    }

    /** Peers choose topics: no line breaks or terminal codes of theirs in the log. */
    private static String printable(String text) {
        String cut = text.length() > TEXT_LENGTH ? text.substring(0, TEXT_LENGTH) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
