package io.wardgate.nfc.inspection;

import io.wardgate.api.nfc.Inspection.Fault;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagChannel;
import io.wardgate.api.nfc.TagException;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.nfc.apdu.CommandApdu;
import io.wardgate.nfc.apdu.ResponseApdu;
import io.wardgate.nfc.apdu.SmartCard;
import io.wardgate.nfc.originality.ChipFamily;
import io.wardgate.nfc.type2.Type2Tag;
import java.util.EnumMap;
import java.util.Map;

/** Whether the maker signed the UID. Stateless. */
final class OriginalityProof {

    private static final int READ_SIGNATURE = 0x3C;
    private static final int SIGNATURE_OCTETS = 56;
    private static final int DONE = 0x9100;
    private static final int DONE_PLAIN = 0x9190;
    private static final int KIND_AT = 2;
    private static final int ULTRALIGHT = 0x03;

    private final Map<ChipFamily, TagTechnology> cards = new EnumMap<>(Map.of(
            ChipFamily.NTAG_424_DNA, TagTechnology.NTAG_424,
            ChipFamily.DESFIRE_EV2, TagTechnology.DESFIRE));

    Finding find(Tag tag, TagChannel channel) throws TagException {
        if (tag.uid().isRandom()) {
            return Finding.claimed(tag, Fault.NONE, "its UID was drawn at random, and nobody signed that");
        }
        if (tag.isSmartCard()) {
            return card(tag, new SmartCard(channel));
        }
        if (Finding.technology(tag) != TagTechnology.TYPE_2) {
            return Finding.claimed(tag, Fault.NONE, "its kind has no signature");
        }
        Type2Tag type2 = new Type2Tag(channel);
        ChipFamily family = type2.version()[KIND_AT] == ULTRALIGHT ? ChipFamily.ULTRALIGHT_EV1 : ChipFamily.NTAG_21X;
        return judged(tag, family, type2.signature(), TagTechnology.TYPE_2);
    }

    private Finding card(Tag tag, SmartCard card) throws TagException {
        ResponseApdu answer = card.ask(new CommandApdu(0x90, READ_SIGNATURE, 0x00, 0x00, new byte[1], 256), true);
        if ((answer.status() != DONE && answer.status() != DONE_PLAIN) || answer.data().length != SIGNATURE_OCTETS) {
            return Finding.claimed(
                    tag, Fault.NONE, String.format("it has no signature; it answers %04X", answer.status()));
        }
        Finding last = Finding.claimed(tag, Fault.NONE, "");
        for (Map.Entry<ChipFamily, TagTechnology> family : cards.entrySet()) {
            last = judged(tag, family.getKey(), answer.data(), family.getValue());
            if (last.level() == AuthLevel.ORIGINALITY) {
                break;
            }
        }
        return last;
    }

    private static Finding judged(Tag tag, ChipFamily family, byte[] signature, TagTechnology technology) {
        byte[] uid = tag.uid().octets();
        return family.isOriginal(uid, signature)
                ? Finding.proved(uid, technology, AuthLevel.ORIGINALITY, "signed by its maker as " + family)
                : Finding.claimed(tag, Fault.NONE, "its signature is not that of its maker");
    }
}
