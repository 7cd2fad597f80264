package io.wardgate.nfc.type2;

import io.wardgate.api.nfc.TagChannel;
import io.wardgate.api.nfc.TagException;
import java.util.Arrays;

/**
 * Writes an NDEF message so that a tag torn away at any moment holds the old message, an empty one, or the new one: first the
 * length becomes 0, then all else is written, then the length. Only pages that change are written.
 *
 * <p>A write whose answer is lost is never sent again blindly: the page is read, and written again only if it is not there.
 *
 * <p>Source: NFC Forum Type 2 Tag 1.2, 6.4.3. Used once, by one thread.
 */
final class MessageWriter {

    private static final int PAGE_OCTETS = 4;
    private static final byte WRITE = (byte) 0xA2;
    private static final byte READ = 0x30;
    private static final byte DONE = 0x0A;
    private static final byte MESSAGE = 0x03;
    private static final byte END = (byte) 0xFE;
    private static final byte LONG_LENGTH = (byte) 0xFF;
    private static final int ACCESS_AT = 15;
    private static final int TRIES = 3;

    private final TagChannel channel;
    private final byte[] memory;

    /** @param memory of the tag, from page 0 on; changes with it */
    MessageWriter(TagChannel channel, byte[] memory) {
        this.channel = channel;
        this.memory = memory;
    }

    /** @throws TagException if it does not fit, the tag is locked, or it was torn away */
    void write(byte[] message) throws TagException {
        if ((memory[ACCESS_AT] & 0x0F) != 0) {
            throw new TagException("the tag is locked: page 3 says that it is read only");
        }
        int[] room = DataArea.room(memory);
        byte[] block = block(message, room.length);
        byte[] wanted = memory.clone();
        for (int i = 0; i < block.length; i++) {
            wanted[room[i]] = block[i];
        }
        int lengthAt = room[1];
        byte length = wanted[lengthAt];
        wanted[lengthAt] = 0;
        byte[] emptied = memory.clone();
        emptied[lengthAt] = 0;
        if (room[0] / PAGE_OCTETS == lengthAt / PAGE_OCTETS) {
            emptied[room[0]] = MESSAGE;
        }
        writePages(emptied);
        writePages(wanted);
        wanted[lengthAt] = length;
        writePages(wanted);
    }

    /** Kind, length, message, and the mark of the end where there is room for it. */
    private static byte[] block(byte[] message, int room) throws TagException {
        boolean isShort = message.length < (LONG_LENGTH & 0xFF);
        int head = isShort ? 2 : 4;
        if (head + message.length > room) {
            throw new TagException("a message of " + message.length + " octets does not fit a tag with room for "
                    + Math.max(0, room - head));
        }
        byte[] block = new byte[Math.min(room, head + message.length + 1)];
        block[0] = MESSAGE;
        block[1] = isShort ? (byte) message.length : LONG_LENGTH;
        if (!isShort) {
            block[2] = (byte) (message.length >> 8);
            block[3] = (byte) message.length;
        }
        System.arraycopy(message, 0, block, head, message.length);
        if (block.length > head + message.length) {
            block[head + message.length] = END;
        }
        return block;
    }

    private void writePages(byte[] wanted) throws TagException {
        for (int from = 0; from + PAGE_OCTETS <= memory.length; from += PAGE_OCTETS) {
            if (!Arrays.equals(memory, from, from + PAGE_OCTETS, wanted, from, from + PAGE_OCTETS)) {
                writePage(from / PAGE_OCTETS, Arrays.copyOfRange(wanted, from, from + PAGE_OCTETS));
                System.arraycopy(wanted, from, memory, from, PAGE_OCTETS);
            }
        }
    }

    private void writePage(int page, byte[] octets) throws TagException {
        byte[] command = {WRITE, (byte) page, octets[0], octets[1], octets[2], octets[3]};
        for (int tried = 0; tried < TRIES; tried++) {
            try {
                byte[] answer = channel.transceive(command, false);
                if (answer.length > 1 || (answer.length == 1 && answer[0] != DONE)) {
                    throw new TagException("the tag refuses to have page " + page + " written");
                }
            } catch (TagException e) {
                if (tried + 1 == TRIES) {
                    throw e;
                }
            }
            byte[] there = channel.transceive(new byte[] {READ, (byte) page}, true);
            if (there.length >= PAGE_OCTETS && Arrays.equals(there, 0, PAGE_OCTETS, octets, 0, PAGE_OCTETS)) {
                return;
            }
        }
        throw new TagException("page " + page + " does not keep what is written to it");
    }
}
