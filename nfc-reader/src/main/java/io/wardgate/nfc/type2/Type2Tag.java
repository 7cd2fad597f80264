package io.wardgate.nfc.type2;

import io.wardgate.api.nfc.TagChannel;
import io.wardgate.api.nfc.TagException;
import io.wardgate.nfc.ndef.NdefException;
import io.wardgate.nfc.ndef.NdefMessage;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An NTAG21x or Ultralight. All reading may be repeated, so a lost answer costs time only.
 *
 * <p>Source: NXP NTAG213/215/216, chapter 10. Lives as long as its channel, on the same thread.
 */
public final class Type2Tag {

    private static final int PAGE_OCTETS = 4;
    private static final int PAGES_AT_ONCE = 4;
    private static final byte READ = 0x30;
    private static final byte GET_VERSION = 0x60;
    private static final byte READ_SIG = 0x3C;
    private static final int SIGNATURE_OCTETS = 32;
    private static final int VERSION_OCTETS = 8;

    private final TagChannel channel;

    public Type2Tag(TagChannel channel) {
        this.channel = channel;
    }

    /** Maker, kind and size in eight octets; the tag must know GET_VERSION. */
    public byte[] version() throws TagException {
        return ask(VERSION_OCTETS, GET_VERSION);
    }

    /** The maker's signature of the UID, for {@code ChipFamily}. */
    public byte[] signature() throws TagException {
        return ask(SIGNATURE_OCTETS, READ_SIG, (byte) 0x00);
    }

    /** The message on the tag; null if there is none. */
    public @Nullable NdefMessage ndef() throws TagException, NdefException {
        byte[] octets = DataArea.ndef(memory());
        return octets == null ? null : NdefMessage.read(octets);
    }

    /**
     * Writes a message in place of the one that is there. A tag torn away meanwhile holds the old one, none, or the new one.
     *
     * @throws TagException if it does not fit, the tag is locked, or it was torn away
     */
    public void write(NdefMessage message) throws TagException {
        new MessageWriter(channel, memory()).write(message.octets());
    }

    private byte[] memory() throws TagException {
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        memory.writeBytes(pages(0));
        int end = DataArea.BEGINS_AT + DataArea.size(memory.toByteArray());
        while (memory.size() < end) {
            memory.writeBytes(pages(memory.size() / PAGE_OCTETS));
        }
        return memory.toByteArray();
    }

    /** Four pages. */
    private byte[] pages(int first) throws TagException {
        if (first > 0xFF) {
            throw new TagException("page " + first + " is beyond what READ reaches");
        }
        return ask(PAGES_AT_ONCE * PAGE_OCTETS, READ, (byte) first);
    }

    private byte[] ask(int octets, byte... command) throws TagException {
        byte[] answer = channel.transceive(command, true);
        if (answer.length != octets) {
            throw new TagException(String.format(
                    "the tag answers its command %02X with %d octets, not %d",
                    command[0] & 0xFF, answer.length, octets));
        }
        return answer;
    }
}
