package io.wardgate.api.nfc;

import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.TagRef;
import io.wardgate.api.tap.TagTechnology;
import org.jspecify.annotations.Nullable;

/**
 * What a tag turned out to be.
 *
 * @param tag null if it names nobody
 * @param level what it proved; a fault takes it back to what stands without the failed proof
 * @param sunCounter of its message, or -1
 * @param fault what went wrong, {@link Fault#NONE} if nothing
 * @param detail for logs: what was asked and what came, never what the tag calls itself
 */
public record Inspection(
        @Nullable TagRef tag, TagTechnology technology, AuthLevel level, long sunCounter, Fault fault, String detail) {

    /** What can be wrong with a tag. */
    public enum Fault {
        NONE,
        /** Its counter was seen before: a copy of its message. */
        REPLAY,
        /** Its message was not made with its key. */
        BAD_MAC,
        /** A tag with this name is known to have a key, and this one does not show it. */
        KEY_MISSING,
        /** It left, or the line failed, before all was read. */
        UNREAD
    }
}
