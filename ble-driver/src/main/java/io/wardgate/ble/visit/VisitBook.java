package io.wardgate.ble.visit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is being visited, and who may be visited again when: a device in vain waits longer each time. The last
 * {@value #MOST} devices are remembered; one that is forgotten may be visited at once.
 *
 * <p>Safe from any thread: the pipeline asks, visitors report.
 */
final class VisitBook {

    static final int MOST = 1_024;

    private final long pauseMillis;
    private final long longestPauseMillis;
    private final Map<Long, Entry> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<Long, VisitBook.Entry> eldest) {
            return size() > MOST;
        }
    };

    /** @param inVain visits in a row that brought nothing */
    private record Entry(boolean visiting, long notBeforeMillis, int inVain) {}

    VisitBook(long pauseMillis, long longestPauseMillis) {
        this.pauseMillis = pauseMillis;
        this.longestPauseMillis = longestPauseMillis;
    }

    /** Whether a visit may begin now; if so, it has begun. */
    synchronized boolean begin(long device, long nowMillis) {
        Entry entry = entries.get(device);
        if (entry != null && (entry.visiting || nowMillis < entry.notBeforeMillis)) {
            return false;
        }
        entries.put(device, new Entry(true, 0, entry == null ? 0 : entry.inVain));
        return true;
    }

    /** A visit that had begun did not take place. */
    synchronized void cancel(long device) {
        Entry entry = entries.get(device);
        if (entry != null) {
            entries.put(device, new Entry(false, 0, entry.inVain));
        }
    }

    synchronized void end(long device, boolean fruitful, long nowMillis) {
        Entry entry = entries.get(device);
        int inVain = fruitful ? 0 : Math.min(16, (entry == null ? 0 : entry.inVain) + 1);
        long pause = Math.min(Math.max(pauseMillis, 1) << inVain, Math.max(longestPauseMillis, pauseMillis));
        entries.put(device, new Entry(false, nowMillis + (fruitful ? pauseMillis : pause), inVain));
    }

    /** Devices whose last visit was in vain. */
    synchronized long inVain() {
        return entries.values().stream().filter(entry -> entry.inVain > 0).count();
    }
}
