package io.wardgate.nfc.pcsc;

import io.wardgate.api.nfc.TagChannel;
import io.wardgate.api.nfc.TagException;
import javax.smartcardio.CardException;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;

/**
 * Talks to the card while the listener runs. Commands of smart cards go to it as they are. Of a storage card's own
 * commands the terminal has only two: reading four pages, and writing one (PC/SC part 3, 3.2.2.1.8 and 3.2.2.1.9).
 *
 * <p>Owned by the reader's thread.
 */
final class PcscChannel implements TagChannel {

    private static final int READ = 0x30;
    private static final int WRITE = 0xA2;
    private static final int PAGE_OCTETS = 4;
    private static final int DONE = 0x9000;

    private final PcscCard card;
    private final boolean isSmartCard;
    private boolean isClosed;

    PcscChannel(PcscCard card, boolean isSmartCard) {
        this.card = card;
        this.isSmartCard = isSmartCard;
    }

    @Override
    public byte[] transceive(byte[] command, boolean repeatable) throws TagException {
        if (isClosed) {
            throw new TagException("the tag can be spoken to only until the listener has returned");
        }
        try {
            return isSmartCard ? card.transmit(new CommandAPDU(command)).getBytes() : page(command);
        } catch (CardException e) {
            throw new TagException("the tag does not answer: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new TagException("the command is none of ISO/IEC 7816-4: " + command.length + " octets", e);
        }
    }

    void close() {
        isClosed = true;
    }

    private byte[] page(byte[] command) throws CardException, TagException {
        int code = command.length < 2 ? -1 : command[0] & 0xFF;
        if (code == READ && command.length == 2) {
            return done(card.transmit(
                    new CommandAPDU(new byte[] {(byte) 0xFF, (byte) 0xB0, 0, command[1], 4 * PAGE_OCTETS})));
        }
        if (code == WRITE && command.length == 2 + PAGE_OCTETS) {
            byte[] update = {
                (byte) 0xFF, (byte) 0xD6, 0, command[1], PAGE_OCTETS, command[2], command[3], command[4], command[5]
            };
            return done(card.transmit(new CommandAPDU(update)));
        }
        throw new TagException(
                String.format("a PC/SC terminal has no way to send a storage card its command %02X", code & 0xFF));
    }

    private static byte[] done(ResponseAPDU answer) throws TagException {
        if (answer.getSW() != DONE) {
            throw new TagException(String.format("the terminal refuses: status %04X", answer.getSW()));
        }
        return answer.getData();
    }
}
