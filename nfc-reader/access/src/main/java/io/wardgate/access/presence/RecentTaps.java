package io.wardgate.access.presence;

import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.TagRef;

/** What became of the last tap of each tag at each point. Not thread-safe: under the lock of {@link Presence}. */
final class RecentTaps {

    private static final int MAX_TAPS = 10_000;
    private static final long ATTEMPT_MILLIS = 60_000;

    private final BoundedMap<Key, Last> byTag = new BoundedMap<>(MAX_TAPS);
    private final long duplicateMillis;

    private record Key(String point, TagRef tag) {}

    private record Last(Decision decision, int attempt, long monoMillis) {

        boolean isDone() {
            return decision == Decision.GRANT || decision == Decision.INFO;
        }
    }

    RecentTaps(long duplicateMillis) {
        this.duplicateMillis = duplicateMillis;
    }

    /** Whether it was acted upon a moment ago. */
    boolean isDuplicate(String point, TagRef tag, long monoMillis) {
        Last last = byTag.get(new Key(point, tag));
        return last != null && last.isDone() && monoMillis - last.monoMillis < duplicateMillis;
    }

    int attempt(String point, TagRef tag, long monoMillis) {
        Last last = byTag.get(new Key(point, tag));
        if (last == null || last.isDone() || monoMillis - last.monoMillis >= ATTEMPT_MILLIS) {
            return 1;
        }
        return last.attempt + 1;
    }

    void note(String point, TagRef tag, Decision decision, int attempt, long monoMillis) {
        byTag.write(new Key(point, tag), new Last(decision, attempt, monoMillis));
    }
}
