package io.wardgate.nfc.inspection;

import io.wardgate.api.nfc.Inspection.Fault;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagChannel;
import io.wardgate.api.nfc.TagException;
import io.wardgate.api.nfc.TagUid;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.nfc.key.MutualKey;
import io.wardgate.nfc.key.TagKeys;
import io.wardgate.nfc.mutual.Ev2Card;
import io.wardgate.nfc.mutual.Ev2Card.Outcome;
import java.security.SecureRandom;
import java.util.Objects;

/** Whether a card knows the key that was made for its UID. Newer keys of the site are tried first. Stateless. */
final class MutualProof {

    private static final int UID_OCTETS = 7;

    private final TagKeys keys;
    private final SecureRandom random;

    MutualProof(TagKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /**
     * Asks for each key of the site.
     *
     * @param claimed with the UID by which the card's key is made; what stands if the card has no key of the kind
     */
    Finding find(Tag tag, TagChannel channel, Finding claimed) throws TagException {
        byte[] name = Objects.requireNonNull(claimed.name());
        if (name.length != UID_OCTETS) {
            return claimed;
        }
        TagUid uid = new TagUid(name);
        Ev2Card card = new Ev2Card(channel);
        boolean hasOtherKey = false;
        for (MutualKey key : keys.mutuals()) {
            boolean isThere = key.isDesfire() ? card.selectDesfire(key.application()) : card.selectNtag424();
            Outcome outcome = isThere ? card.prove(key.slot(), key.of(uid), random) : Outcome.ABSENT;
            if (outcome == Outcome.PROVED) {
                TagTechnology technology = key.isDesfire() ? TagTechnology.DESFIRE : TagTechnology.NTAG_424;
                return new Finding(
                        name,
                        technology,
                        AuthLevel.MUTUAL,
                        claimed.sunCounter(),
                        Fault.NONE,
                        "it knows key " + key.number());
            }
            hasOtherKey |= outcome == Outcome.OTHER_KEY;
        }
        return hasOtherKey ? Finding.claimed(tag, Fault.BAD_MAC, "it knows none of the site's keys") : claimed;
    }
}
