package io.wardgate.api.nfc;

import java.util.List;

/** What a reader notices; {@code monoNanos} is the gateway's monotonic time. */
public sealed interface ReaderEvent {

    /** {@link TagReader#name()}. */
    String reader();

    long monoNanos();

    /**
     * A tag came.
     *
     * @param channel talks to the tag; until the listener returns, then it is closed
     */
    record TagSeen(String reader, long monoNanos, Tag tag, TagChannel channel) implements ReaderEvent {}

    /** The tag is not in the field any more. Each tag that was seen goes once. */
    record TagGone(String reader, long monoNanos, Tag tag) implements ReaderEvent {}

    /** Several tags are in the field at once, and none of them counts as seen. Told once until they are apart. */
    record Collision(String reader, long monoNanos, List<Tag> tags) implements ReaderEvent {

        public Collision {
            tags = List.copyOf(tags);
        }
    }

    /**
     * The reader works, after start or after it did not.
     *
     * @param version of its firmware or driver, for people
     */
    record ReaderUp(String reader, long monoNanos, String version) implements ReaderEvent {}

    /** It missed an answer and is being recovered; taps may be late. */
    record ReaderDegraded(String reader, long monoNanos, String reason) implements ReaderEvent {}

    /** Recovery was in vain; it is tried again for ever, with pauses. */
    record ReaderDown(String reader, long monoNanos, String reason) implements ReaderEvent {}
}
