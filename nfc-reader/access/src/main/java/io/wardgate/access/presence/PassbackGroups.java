package io.wardgate.access.presence;

import io.wardgate.access.presence.Passback.Mode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who is inside, by group. After a restart nobody is: people are let in once more. Not thread-safe: under the lock of
 * {@link Presence}.
 */
final class PassbackGroups {

    private static final int MAX_INSIDE = 10_000;

    private final Map<String, BoundedMap<String, Long>> insideSince = new HashMap<>();
    private final Set<String> partitioned = new HashSet<>();

    /** Whether it is a second entry, and whether that refuses. */
    Entry entry(Passback passback, String subject, long monoMillis) {
        BoundedMap<String, Long> inside = insideSince.get(passback.group());
        Long since = inside == null ? null : inside.get(subject);
        if (!passback.entry() || since == null) {
            return Entry.FIRST;
        }
        boolean over = passback.mode() == Mode.TIMED && monoMillis - since >= passback.timedMillis();
        if (over) {
            return Entry.FIRST;
        }
        boolean soft = passback.mode() == Mode.SOFT || partitioned.contains(passback.group());
        return soft ? Entry.AGAIN_ALLOWED : Entry.AGAIN_REFUSED;
    }

    void passed(Passback passback, String subject, long monoMillis) {
        BoundedMap<String, Long> inside =
                insideSince.computeIfAbsent(passback.group(), group -> new BoundedMap<>(MAX_INSIDE));
        if (passback.entry()) {
            inside.write(subject, monoMillis);
        } else {
            inside.remove(subject);
        }
    }

    void setPartitioned(String group, boolean now) {
        if (now) {
            partitioned.add(group);
        } else {
            partitioned.remove(group);
        }
    }

    /** What a tap at an entry is. */
    enum Entry {
        FIRST,
        AGAIN_ALLOWED,
        AGAIN_REFUSED
    }
}
