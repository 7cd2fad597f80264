package io.wardgate.nfc.inspection;

import io.wardgate.api.nfc.Inspection;
import io.wardgate.api.nfc.Inspection.Fault;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagChannel;
import io.wardgate.api.nfc.TagException;
import io.wardgate.api.nfc.TagInspector;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.nfc.counter.TagCounters;
import io.wardgate.nfc.key.TagKeys;
import java.security.SecureRandom;

/**
 * Finds out who tags are with the keys of a site. Asks a tag for the proof that is wanted and for no other: at a tap every
 * exchange is waited for.
 *
 * <p>Safe from any thread: each inspection is its own, and the counters lock.
 */
public final class KeyedInspector implements TagInspector {

    private final TagKeys keys;
    private final SunProof sunProof;
    private final MessageProof messageProof;
    private final MutualProof mutualProof;
    private final OriginalityProof originalityProof = new OriginalityProof();

    /**
     * Nothing is opened or started here.
     *
     * @param counters closed by whoever opened them, after the last inspection
     */
    public KeyedInspector(TagKeys keys, TagCounters counters, SecureRandom random) {
        this.keys = keys;
        this.sunProof = new SunProof(keys, counters);
        this.messageProof = new MessageProof(sunProof);
        this.mutualProof = new MutualProof(keys, random);
    }

    @Override
    public Inspection inspect(Tag tag, TagChannel channel, AuthLevel wanted) {
        try {
            return find(tag, channel, wanted).hidden(keys);
        } catch (TagException e) {
            return Finding.claimed(tag, Fault.UNREAD, String.valueOf(e.getMessage()))
                    .hidden(keys);
        }
    }

    private Finding find(Tag tag, TagChannel channel, AuthLevel wanted) throws TagException {
        return switch (wanted) {
            case NONE, UID -> Finding.claimed(tag, Fault.NONE, "only what it calls itself was asked for");
            case ORIGINALITY -> originalityProof.find(tag, channel);
            case TOKEN, SUN -> messageProof.find(tag, channel);
            case MUTUAL -> mutual(tag, channel);
        };
    }

    /** The key is the tag's own, so its UID comes first: one that is drawn at random stands in its sealed message. */
    private Finding mutual(Tag tag, TagChannel channel) throws TagException {
        Finding claimed = tag.uid().isRandom()
                ? messageProof.find(tag, channel)
                : sunProof.missing(tag, "it has no key of the site for mutual proof");
        boolean hasName = tag.uid().isRandom() ? claimed.level() == AuthLevel.SUN : claimed.level() == AuthLevel.UID;
        return hasName && tag.isSmartCard() ? mutualProof.find(tag, channel, claimed) : claimed;
    }
}
