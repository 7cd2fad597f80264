package io.wardgate.nfc.inspection;

import io.wardgate.api.nfc.Inspection.Fault;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagUid;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.nfc.aes.AesKey;
import io.wardgate.nfc.counter.CounterId;
import io.wardgate.nfc.counter.CounterStep;
import io.wardgate.nfc.counter.TagCounters;
import io.wardgate.nfc.key.SunKeys;
import io.wardgate.nfc.key.TagKeys;
import io.wardgate.nfc.sun.SunMessage;
import io.wardgate.nfc.sun.SunReading;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a tag made its message itself, and now: with its own key, over its own UID, and a counter never seen.
 *
 * <p>A right message under another UID was carried there: it counts as made with a wrong key. Safe from any thread.
 */
final class SunProof {

    private static final Logger LOG = LoggerFactory.getLogger(SunProof.class);
    private static final int UID_OCTETS = 7;

    private final TagKeys keys;
    private final TagCounters counters;

    SunProof(TagKeys keys, TagCounters counters) {
        this.keys = keys;
        this.counters = counters;
    }

    /** Whether the site has such tags. */
    boolean isPossible() {
        return !keys.suns().isEmpty();
    }

    /** Whether this UID has proved itself before: then it must again. */
    boolean isKnown(Tag tag) {
        TagUid uid = tag.uid();
        return uid.octets().length == UID_OCTETS
                && keys.suns().stream().anyMatch(sun -> counters.knows(CounterId.of(sun.fileKey(uid))));
    }

    /** A tag without proof. */
    Finding missing(Tag tag, String detail) {
        return Finding.claimed(tag, isKnown(tag) ? Fault.KEY_MISSING : Fault.NONE, detail);
    }

    Finding find(Tag tag, SunMessage message) {
        String detail = "its message was sealed with no key of this site";
        for (SunKeys sun : keys.suns()) {
            TagUid who = message.claimed(sun.metaKey());
            if (who == null) {
                continue;
            }
            if (!tag.uid().isRandom() && !tag.uid().equals(who)) {
                detail = "its message is that of another tag";
                continue;
            }
            AesKey fileKey = sun.fileKey(who);
            SunReading reading = message.verified(sun.metaKey(), fileKey);
            if (reading != null) {
                return counted(tag, reading, CounterId.of(fileKey));
            }
            detail = "the proof of its message is wrong";
        }
        return Finding.claimed(tag, Fault.BAD_MAC, detail);
    }

    private Finding counted(Tag tag, SunReading reading, CounterId id) {
        CounterStep step;
        try {
            step = counters.take(id, reading.counter());
        } catch (IOException e) {
            LOG.warn("the counters of tags cannot be written: {}", e.toString());
            return Finding.claimed(
                    tag, Fault.UNREAD, "its message is right, but its counter could not be kept: " + e.getMessage());
        }
        if (step.isReplay()) {
            return Finding.claimed(
                    tag, Fault.REPLAY, "counter " + step.counter() + " after " + step.before() + " was seen before");
        }
        return new Finding(
                reading.uid().octets(),
                TagTechnology.NTAG_424,
                AuthLevel.SUN,
                step.counter(),
                Fault.NONE,
                step.isLeap()
                        ? "counter " + step.counter() + " after " + step.before() + ": read often elsewhere"
                        : "counter " + step.counter());
    }
}
