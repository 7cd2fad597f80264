package io.wardgate.nfc.reader;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When a lost line is tried again: at once, then after 1 s, twice that, up to a greatest pause. Counts each step.
 *
 * <p>Owned by the reader's thread; the counts may be read by any.
 */
public final class Retries {

    private static final int LEAST_PAUSE_MILLIS = 1_000;

    private final AtomicLong reopens = new AtomicLong();
    private final AtomicLong downs = new AtomicLong();
    private final int greatestPauseMillis;
    private boolean isFailing;
    private int pauseMillis;

    public Retries(int greatestPauseMillis) {
        this.greatestPauseMillis = greatestPauseMillis;
    }

    /** It works. */
    public void progress() {
        isFailing = false;
        pauseMillis = 0;
    }

    /** @return the pause before the next attempt; 0 only for the first */
    public int nextMillis() {
        if (!isFailing) {
            isFailing = true;
            reopens.incrementAndGet();
            return 0;
        }
        downs.incrementAndGet();
        pauseMillis = pauseMillis == 0 ? LEAST_PAUSE_MILLIS : Math.min(pauseMillis * 2, greatestPauseMillis);
        return pauseMillis;
    }

    /** Steps by name. */
    public Map<String, Long> byName() {
        Map<String, Long> byName = new LinkedHashMap<>();
        byName.put("reopens", reopens.get());
        byName.put("downs", downs.get());
        return byName;
    }
}
