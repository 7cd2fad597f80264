package io.wardgate.nfc.mutual;

import io.wardgate.api.nfc.TagChannel;
import io.wardgate.api.nfc.TagException;
import io.wardgate.nfc.aes.AesKey;
import io.wardgate.nfc.apdu.CommandApdu;
import io.wardgate.nfc.apdu.ResponseApdu;
import io.wardgate.nfc.apdu.SmartCard;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * An NTAG 424 DNA or DESFire EV2 that is asked to prove a key while we prove it, too. Lives as long as its channel, on the
 * same thread.
 */
public final class Ev2Card {

    /** What came of it. */
    public enum Outcome {
        PROVED,
        /** There is no such application or key on the card. */
        ABSENT,
        /** The key on the card is another. */
        OTHER_KEY
    }

    private static final byte[] NTAG_424 = HexFormat.of().parseHex("d2760000850101");
    private static final int DONE = 0x9100;
    private static final int MORE = 0x91AF;
    private static final int ANSWER_OCTETS = 32;
    private static final byte NO_CAPABILITIES = 0x00;

    private final SmartCard card;

    public Ev2Card(TagChannel channel) {
        this.card = new SmartCard(channel);
    }

    /** @return whether the one application of NTAG 424 DNA is there; it is selected then */
    public boolean selectNtag424() throws TagException {
        return card.ask(new CommandApdu(0x00, 0xA4, 0x04, 0x0C, NTAG_424, 256), true)
                .isDone();
    }

    /**
     * Selects an application of DESFire.
     *
     * @param application 3 octets
     */
    public boolean selectDesfire(byte[] application) throws TagException {
        return card.ask(new CommandApdu(0x90, 0x5A, 0x00, 0x00, application, 256), true)
                        .status()
                == DONE;
    }

    /** @param slot number of the key in the application that is selected */
    public Outcome prove(int slot, AesKey key, SecureRandom random) throws TagException {
        byte[] begin = {(byte) slot, NO_CAPABILITIES};
        ResponseApdu theirs = card.ask(new CommandApdu(0x90, 0x71, 0x00, 0x00, begin, 256), true);
        if (theirs.status() != MORE || theirs.data().length != AesKey.OCTETS) {
            return Outcome.ABSENT;
        }
        byte[] ours = new byte[AesKey.OCTETS];
        random.nextBytes(ours);
        Ev2Handshake handshake = new Ev2Handshake(key, ours);
        // Sent twice it would be refused: the card has answered, and waits for no second part
        ResponseApdu last =
                card.ask(new CommandApdu(0x90, 0xAF, 0x00, 0x00, handshake.answer(theirs.data()), 256), false);
        boolean isProved =
                last.status() == DONE && last.data().length == ANSWER_OCTETS && handshake.accepts(last.data());
        return isProved ? Outcome.PROVED : Outcome.OTHER_KEY;
    }
}
