package io.wardgate.api.nfc;

import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.TagRef;
import io.wardgate.api.tap.TagTechnology;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tag turned out to be.
 *
 * @param tag null if it names nobody
 * @param level what it proved; a fault takes it back to what stands without the failed proof
 * @param sunCounter of its message, or -1
 * @param fault what went wrong, {@link Fault#NONE} if nothing
 * @param detail for logs: what was asked and what came, never what the tag calls itself
 * @param formerly the same tag under the site's keys before the one in force, newest first: a policy made before a change of
 *     keys knows it by one of them
 */
public record Inspection(
        @Nullable TagRef tag,
        TagTechnology technology,
        AuthLevel level,
        long sunCounter,
        Fault fault,
        String detail,
        List<TagRef> formerly) {

    public Inspection {
        formerly = List.copyOf(formerly);
    }

    /** Of a site that never changed its key. */
    public Inspection(
            @Nullable TagRef tag,
            TagTechnology technology,
            AuthLevel level,
            long sunCounter,
            Fault fault,
            String detail) {
        this(tag, technology, level, sunCounter, fault, detail, List.of());
    }

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
