package io.wardgate.nfc.inspection;

import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagChannel;
import io.wardgate.api.nfc.TagException;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.nfc.ndef.NdefException;
import io.wardgate.nfc.ndef.NdefMessage;
import io.wardgate.nfc.ndef.NdefRecord;
import io.wardgate.nfc.ndef.UriPayload;
import io.wardgate.nfc.sun.SunMessage;
import io.wardgate.nfc.token.BandToken;
import io.wardgate.nfc.type2.Type2Tag;
import io.wardgate.nfc.type4.Type4Tag;
import org.jspecify.annotations.Nullable;

/** What the NDEF message of a tag proves: that the tag made it now, or that WardGate wrote its token. Stateless. */
final class MessageProof {

    private final SunProof sunProof;

    MessageProof(SunProof sunProof) {
        this.sunProof = sunProof;
    }

    Finding find(Tag tag, TagChannel channel) throws TagException {
        NdefMessage message;
        try {
            message = read(tag, channel);
        } catch (NdefException e) {
            return sunProof.missing(tag, "its message is malformed: " + e.getMessage());
        }
        if (message == null) {
            return sunProof.missing(tag, "it has no message");
        }
        SunMessage signed = signed(message);
        if (signed != null && sunProof.isPossible()) {
            return sunProof.find(tag, signed);
        }
        Finding unsigned = sunProof.missing(tag, "its message is neither signed nor has a token");
        BandToken token = BandToken.in(message);
        return token == null || sunProof.isKnown(tag)
                ? unsigned
                : Finding.proved(token.octets(), Finding.technology(tag), AuthLevel.TOKEN, "it has a token");
    }

    private static @Nullable NdefMessage read(Tag tag, TagChannel channel) throws TagException, NdefException {
        if (tag.isSmartCard()) {
            return new Type4Tag(channel, tag.ats()).ndef();
        }
        return Finding.technology(tag) == TagTechnology.TYPE_2 ? new Type2Tag(channel).ndef() : null;
    }

    private static @Nullable SunMessage signed(NdefMessage message) {
        for (NdefRecord record : message.records()) {
            if (record.isWellKnown('U')) {
                SunMessage signed = signed(record);
                if (signed != null) {
                    return signed;
                }
            }
        }
        return null;
    }

    /** A URI that cannot be read is none of ours. */
    private static @Nullable SunMessage signed(NdefRecord record) {
        try {
            return SunMessage.read(UriPayload.read(record.payload()));
        } catch (NdefException e) {
            return null;
        }
    }
}
