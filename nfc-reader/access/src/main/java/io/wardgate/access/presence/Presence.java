package io.wardgate.access.presence;

import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.TagRef;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that earlier taps say about the next one. Not thread-safe: under the lock of the desk that decides. */
public final class Presence {

    private static final int MAX_PEOPLE = 50_000;

    private final Walking walking;
    private final RecentTaps taps;
    private final PassbackGroups groups = new PassbackGroups();
    private final BoundedMap<String, Seen> people = new BoundedMap<>(MAX_PEOPLE);
    /** By point: points are configured, so there are few. */
    private final Map<String, Waiting> waiting = new HashMap<>();

    private record Seen(Spot spot, long monoMillis) {}

    /** @param duplicateMillis for how long the same tag at the same point is nothing new */
    public Presence(Walking walking, long duplicateMillis) {
        this.walking = walking;
        this.taps = new RecentTaps(duplicateMillis);
    }

    public boolean isDuplicate(String point, TagRef tag, long monoMillis) {
        return taps.isDuplicate(point, tag, monoMillis);
    }

    /** 1, or more if taps that were denied or wait came shortly before. */
    public int attempt(String point, TagRef tag, long monoMillis) {
        return taps.attempt(point, tag, monoMillis);
    }

    /** Whether nobody gets here so fast from where this person was last. */
    public boolean isTooFast(String subject, Spot here, long monoMillis) {
        Seen last = people.get(subject);
        return last != null && Math.abs(monoMillis - last.monoMillis) < walking.leastMillis(last.spot, here);
    }

    /** Whether this person is inside already and must not enter. */
    public boolean isRefusedAgain(Passback passback, String subject, long monoMillis) {
        return groups.entry(passback, subject, monoMillis) == PassbackGroups.Entry.AGAIN_REFUSED;
    }

    /** Whether this person is inside already and enters all the same. */
    public boolean isAllowedAgain(Passback passback, String subject, long monoMillis) {
        return groups.entry(passback, subject, monoMillis) == PassbackGroups.Entry.AGAIN_ALLOWED;
    }

    /** Who waits at a point, or null. */
    public @Nullable Waiting waiting(String point) {
        return waiting.get(point);
    }

    public void noteTap(String point, TagRef tag, Decision decision, int attempt, long monoMillis) {
        taps.note(point, tag, decision, attempt, monoMillis);
    }

    public void notePerson(String subject, Spot here, long monoMillis) {
        people.write(subject, new Seen(here, monoMillis));
    }

    public void notePassed(Passback passback, String subject, long monoMillis) {
        groups.passed(passback, subject, monoMillis);
    }

    /** @param next null if nobody waits any more */
    public void noteWaiting(String point, @Nullable Waiting next) {
        if (next == null) {
            waiting.remove(point);
        } else {
            waiting.put(point, next);
        }
    }

    /** While the doors of a group do not hear of each other, a second entry is let in and said. */
    public void setPartitioned(String group, boolean now) {
        groups.setPartitioned(group, now);
    }
}
