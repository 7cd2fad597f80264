package io.wardgate.nfc.pcsc;

import io.wardgate.api.nfc.Tag;
import io.wardgate.nfc.reader.TagNumbers;
import java.util.HexFormat;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connected card. What it calls itself is asked by the terminal's own command FF CA (PC/SC part 3, 3.2.2.1.3). ATQA
 * and SAK are hidden; the ATR tells whether it is a storage card (RID A000000306, 3.1.3.2.3.1) or a smart card.
 *
 * <p>Owned by the reader's thread.
 */
final class PcscCard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PcscCard.class);
    private static final CommandAPDU GET_UID = new CommandAPDU(new byte[] {(byte) 0xFF, (byte) 0xCA, 0, 0, 0});
    private static final String STORAGE_CARDS = "a000000306";
    private static final int DONE = 0x9000;
    private static final int SPEAKS_14443_4 = 0x20;

    private final Card card;
    private final int sak;

    private PcscCard(Card card) {
        this.card = card;
        String atr = HexFormat.of().formatHex(card.getATR().getBytes());
        sak = atr.contains(STORAGE_CARDS) ? 0 : SPEAKS_14443_4;
    }

    static PcscCard connect(CardTerminal terminal) throws CardException {
        return new PcscCard(terminal.connect("*"));
    }

    /** @return null if it calls itself nothing */
    @Nullable
    Tag tag() throws CardException {
        ResponseAPDU answer = transmit(GET_UID);
        if (answer.getSW() != DONE) {
            return null;
        }
        return TagNumbers.of(answer.getData())
                .map(uid -> new Tag(uid, 0, sak, new byte[0]))
                .orElse(null);
    }

    ResponseAPDU transmit(CommandAPDU command) throws CardException {
        try {
            return card.getBasicChannel().transmit(command);
        } catch (IllegalStateException e) {
            // The JDK's way to say that the card was taken from it.
            throw new CardException("the card's connection has ended", e);
        }
    }

    @Override
    public void close() {
        try {
            card.disconnect(false);
        } catch (CardException | IllegalStateException e) {
            LOG.debug("letting go of a lost card", e);
        }
    }
}
