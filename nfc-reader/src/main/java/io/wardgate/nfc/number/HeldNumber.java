package io.wardgate.nfc.number;

import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagUid;
import io.wardgate.nfc.reader.Announcer;
import org.jspecify.annotations.Nullable;

/**
 * The presence of a tag of which only its coming is told. It stays for the hold time after it was told last; another
 * number ends it at once.
 *
 * <p>Owned by the reader's thread.
 */
final class HeldNumber {

    private final Announcer announcer;
    private final int holdMillis;
    private @Nullable Tag present;
    private long toldMillis;

    HeldNumber(Announcer announcer, int holdMillis) {
        this.announcer = announcer;
        this.holdMillis = holdMillis;
    }

    void told(TagUid uid, long monoMillis) {
        expire(monoMillis);
        toldMillis = monoMillis;
        Tag before = present;
        if (before != null && before.uid().equals(uid)) {
            return;
        }
        if (before != null) {
            announcer.gone(before);
        }
        Tag tag = new Tag(uid, 0, 0, new byte[0]);
        present = tag;
        announcer.seen(tag, NumberOnly.CHANNEL);
    }

    void expire(long monoMillis) {
        Tag before = present;
        if (before != null && monoMillis - toldMillis >= holdMillis) {
            present = null;
            announcer.gone(before);
        }
    }
}
