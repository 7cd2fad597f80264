package io.wardgate.nfc.type4;

import io.wardgate.api.nfc.TagChannel;
import io.wardgate.api.nfc.TagException;
import io.wardgate.nfc.apdu.CommandApdu;
import io.wardgate.nfc.apdu.SmartCard;
import io.wardgate.nfc.ndef.NdefException;
import io.wardgate.nfc.ndef.NdefMessage;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The NDEF file of a Type 4 tag: application, capability container, length, message. All reading may be repeated; a tag with
 * messages of its own counts once more then, which does no harm.
 *
 * <p>Source: NFC Forum Type 4 Tag 2.0, chapter 7. Lives as long as its channel, on the same thread.
 */
public final class Type4Tag {

    static final int LENGTH_OCTETS = 2;

    private static final byte[] APPLICATION = HexFormat.of().parseHex("d2760000850101");
    private static final int CONTAINER_FILE = 0xE103;
    private static final byte[] NOTHING = new byte[0];

    /** With the status it fits a normal frame of a PN532. */
    private static final int MOST_READ = 240;

    private static final int HEAD_OCTETS = 5;
    private static final int TRIES = 3;

    private final SmartCard card;
    private final byte[] ats;

    /** @param ats its answer to select without its length; empty if the reader does not tell it */
    public Type4Tag(TagChannel channel, byte[] ats) {
        this.card = new SmartCard(channel);
        this.ats = ats.clone();
    }

    /** The message on the tag; null if there is none. */
    public @Nullable NdefMessage ndef() throws TagException, NdefException {
        CapabilityContainer container = container();
        if (!container.isReadable()) {
            return null;
        }
        select(container.file());
        byte[] message = content(container);
        return message.length == 0 ? null : NdefMessage.read(message);
    }

    /**
     * Writes a message so that a tag torn away holds the old one, none, or the new one: the length becomes 0 first, and what it is
     * last.
     *
     * @throws TagException if it does not fit, the file is closed, or the tag was torn away
     */
    public void write(NdefMessage message) throws TagException {
        CapabilityContainer container = container();
        byte[] octets = message.octets();
        if (!container.isWritable() || container.mostWritten() < LENGTH_OCTETS) {
            throw new TagException("the tag's file can only be read");
        }
        if (octets.length > container.size() - LENGTH_OCTETS) {
            throw new TagException("a message of " + octets.length + " octets does not fit a file with room for "
                    + (container.size() - LENGTH_OCTETS));
        }
        int most = Math.min(
                MOST_READ,
                Math.min(
                        Math.min(container.mostRead(), container.mostWritten()),
                        AnswerToSelect.read(ats).mostInACommand() - HEAD_OCTETS));
        select(container.file());
        update(0, new byte[LENGTH_OCTETS]);
        for (int at = 0; at < octets.length; at += most) {
            update(LENGTH_OCTETS + at, Arrays.copyOfRange(octets, at, Math.min(octets.length, at + most)));
        }
        update(0, new byte[] {(byte) (octets.length >> 8), (byte) octets.length});
    }

    /** Of the selected file. */
    private byte[] content(CapabilityContainer container) throws TagException {
        byte[] length = read(0, LENGTH_OCTETS);
        int octets = (length[0] & 0xFF) << 8 | length[1] & 0xFF;
        if (octets > NdefMessage.LONGEST_OCTETS || octets > container.size() - LENGTH_OCTETS) {
            throw new TagException("a message of " + octets + " octets in a file of " + container.size() + "; at most "
                    + NdefMessage.LONGEST_OCTETS + " are read");
        }
        byte[] message = new byte[octets];
        int most = Math.min(MOST_READ, container.mostRead());
        for (int at = 0; at < octets; at += most) {
            int count = Math.min(most, octets - at);
            System.arraycopy(read(LENGTH_OCTETS + at, count), 0, message, at, count);
        }
        return message;
    }

    /** Each write is read back; one whose answer was lost is sent again only if it is not there. */
    private void update(int at, byte[] octets) throws TagException {
        for (int tried = 0; tried < TRIES; tried++) {
            try {
                card.demand(new CommandApdu(0x00, 0xD6, at >> 8, at, octets, 0), false);
            } catch (TagException e) {
                if (tried + 1 == TRIES) {
                    throw e;
                }
            }
            if (Arrays.equals(read(at, octets.length), octets)) {
                return;
            }
        }
        throw new TagException("the file does not keep what is written to it at " + at);
    }

    /** Selects the application and reads what it says of its file. */
    private CapabilityContainer container() throws TagException {
        card.demand(new CommandApdu(0x00, 0xA4, 0x04, 0x00, APPLICATION, 256), true);
        select(CONTAINER_FILE);
        return CapabilityContainer.read(read(0, CapabilityContainer.OCTETS));
    }

    private void select(int file) throws TagException {
        byte[] id = {(byte) (file >> 8), (byte) file};
        card.demand(new CommandApdu(0x00, 0xA4, 0x00, 0x0C, id, 0), true);
    }

    private byte[] read(int from, int count) throws TagException {
        byte[] octets = card.demand(new CommandApdu(0x00, 0xB0, from >> 8, from, NOTHING, count), true);
        if (octets.length != count) {
            throw new TagException("the card reads " + octets.length + " octets, not " + count);
        }
        return octets;
    }
}
