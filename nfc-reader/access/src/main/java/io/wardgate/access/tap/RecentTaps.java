package io.wardgate.access.tap;

import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.Tap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tags that were at one point lately: the newest 64. Tells a tag that stays, or comes again within seconds, from a new
 * tap, and counts attempts.
 *
 * <p>A tag whose tap was acted upon and that comes back within 5 s of leaving is a duplicate. One that was denied, or could
 * not be read, has another attempt. What a tag calls itself is a key in memory here, for a while, and goes nowhere.
 *
 * <p>For the reader's thread and for the one that ends pending taps; guards itself.
 */
final class RecentTaps {

    static final long PRESENCE_MILLIS = 1_500;
    static final long DUPLICATE_MILLIS = 5_000;
    private static final long ATTEMPT_MILLIS = 60_000;
    private static final int MOST = 64;

    /** How a tag that is seen relates to those before. */
    enum Kind {
        NEW,
        /** It never left, or the reader missed it for a moment. */
        STILL_THERE,
        DUPLICATE
    }

    private record Visit(Tap tap, long leftMillis, long seenMillis) {}

    private final Map<Object, Visit> visits = new LinkedHashMap<>();

    /** A tag is seen; {@code key} is what tells it from others. */
    synchronized Kind seen(Object key, long monoMillis) {
        Visit visit = visits.get(key);
        if (visit == null) {
            return Kind.NEW;
        }
        if (monoMillis - visit.seenMillis() < PRESENCE_MILLIS) {
            visits.put(key, new Visit(visit.tap(), monoMillis, monoMillis));
            return Kind.STILL_THERE;
        }
        boolean isBack = monoMillis - visit.leftMillis() < DUPLICATE_MILLIS && isActedUpon(visit.tap());
        if (isBack) {
            visits.put(key, new Visit(visit.tap(), monoMillis, monoMillis));
        }
        return isBack ? Kind.DUPLICATE : Kind.NEW;
    }

    synchronized void gone(Object key, long monoMillis) {
        visits.computeIfPresent(key, (same, visit) -> new Visit(visit.tap(), monoMillis, visit.seenMillis()));
    }

    /** The tap that was decided last for this tag. */
    synchronized @Nullable Tap last(Object key) {
        Visit visit = visits.get(key);
        return visit == null ? null : visit.tap();
    }

    /** Which attempt a new tap is: 1, or one more than the denied or pending one within the last minute. */
    synchronized int attempt(Object key, long monoMillis) {
        Tap tap = last(key);
        if (tap == null || isActedUpon(tap) || monoMillis - tap.monoMillis() >= ATTEMPT_MILLIS) {
            return 1;
        }
        return tap.attempt() + 1;
    }

    /** Notes what became of it. */
    synchronized void decided(Object key, Tap tap) {
        visits.remove(key);
        visits.put(key, new Visit(tap, tap.monoMillis(), tap.monoMillis()));
        if (visits.size() > MOST) {
            visits.remove(visits.keySet().iterator().next());
        }
    }

    /** It could not be read: it may be tried again at once. */
    synchronized void unread(Object key, Tap tap) {
        decided(key, tap);
        visits.put(key, new Visit(tap, tap.monoMillis(), tap.monoMillis() - PRESENCE_MILLIS));
    }

    /** What was pending is decided now. */
    synchronized void settled(Object key, Tap tap) {
        visits.computeIfPresent(key, (same, visit) -> new Visit(tap, visit.leftMillis(), visit.seenMillis()));
    }

    private static boolean isActedUpon(Tap tap) {
        return tap.decision() == Decision.GRANT || tap.decision() == Decision.INFO;
    }
}
