package io.wardgate.nfc.reader;

import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagUid;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is in the field, from what each search found. One search that finds nothing is no departure: a tag at the edge of
 * the field misses some. It has gone after three in a row and 300 ms, or when another has taken its place.
 *
 * <p>Searches that the chip did not answer say nothing and are not told to this. Owned by the reader's thread.
 */
public final class Presence {

    /** What a search changed. */
    public enum Change {
        NONE,
        CAME,
        LEFT,
        /** One has left, another came. */
        REPLACED,
        /** Several at once. */
        COLLIDED
    }

    private static final int MISSED_SEARCHES = 3;
    private static final long MISSED_MILLIS = 300;

    private @Nullable Tag present;
    private @Nullable Tag previous;
    private Set<TagUid> collided = Set.of();
    private int missed;
    private long seenMillis;

    /** @return what to tell; of a collision only its beginning */
    public Change found(List<Tag> tags, long monoMillis) {
        if (tags.size() > 1) {
            return collision(tags, monoMillis);
        }
        collided = Set.of();
        if (tags.isEmpty()) {
            return nothing(monoMillis);
        }
        Tag tag = tags.get(0);
        missed = 0;
        seenMillis = monoMillis;
        if (present != null && present.uid().equals(tag.uid())) {
            return Change.NONE;
        }
        previous = present;
        present = tag;
        return previous == null ? Change.CAME : Change.REPLACED;
    }

    /** The tag that is there, or was there until it was missed too often. */
    public @Nullable Tag present() {
        return present;
    }

    /** The tag that left at the last change. */
    public @Nullable Tag previous() {
        return previous;
    }

    private Change nothing(long monoMillis) {
        missed++;
        if (present == null || missed < MISSED_SEARCHES || monoMillis - seenMillis < MISSED_MILLIS) {
            return Change.NONE;
        }
        previous = present;
        present = null;
        return Change.LEFT;
    }

    /** The tag that was there stays there while it is one of them. */
    private Change collision(List<Tag> tags, long monoMillis) {
        Set<TagUid> uids = tags.stream().map(Tag::uid).collect(Collectors.toSet());
        if (present != null && uids.contains(present.uid())) {
            missed = 0;
            seenMillis = monoMillis;
        }
        boolean isNew = !uids.equals(collided);
        collided = uids;
        return isNew ? Change.COLLIDED : Change.NONE;
    }
}
