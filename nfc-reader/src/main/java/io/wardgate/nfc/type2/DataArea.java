package io.wardgate.nfc.type2;

import io.wardgate.api.nfc.TagException;
import java.io.ByteArrayOutputStream;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the NDEF message in the memory of a Type 2 tag: blocks of kind, length and value from page 4 on, around octets
 * that the tag reserves for its locks.
 *
 * <p>Source: NFC Forum Type 2 Tag 1.2, 6.1 and 6.4. Used once, by one thread.
 */
final class DataArea {

    /** Where the blocks begin; page 3 before it says how long they are. */
    static final int BEGINS_AT = 16;

    private static final int CAPABILITY_AT = 12;
    private static final int HAS_NDEF = 0xE1;
    private static final int UNIT_OCTETS = 8;
    private static final int LONG_LENGTH = 0xFF;
    private static final int LEAST_ROOM = 4;

    private final byte[] memory;
    private final int end;
    private final BitSet reserved = new BitSet();
    private int at = BEGINS_AT;
    private int blockAt = BEGINS_AT;

    private DataArea(byte[] memory) {
        this.memory = memory;
        this.end = Math.min(memory.length, BEGINS_AT + size(memory));
    }

    /** Octets from {@link #BEGINS_AT} on, as page 3 says; 0 if the tag is not made for NDEF. */
    static int size(byte[] memory) {
        return (memory[CAPABILITY_AT] & 0xFF) == HAS_NDEF ? (memory[CAPABILITY_AT + 2] & 0xFF) * UNIT_OCTETS : 0;
    }

    /**
     * @param memory from page 0 on, 16 octets at least
     * @return null if there is no message
     * @throws TagException if a block goes beyond the memory
     */
    static byte @Nullable [] ndef(byte[] memory) throws TagException {
        return new DataArea(memory).ndef();
    }

    /**
     * Where a message may be written: addresses from the kind of the block that holds it now, or would, to the end.
     *
     * @throws TagException if there are not even 4, which an empty message takes
     */
    static int[] room(byte[] memory) throws TagException {
        DataArea area = new DataArea(memory);
        area.ndef();
        IntStream free = IntStream.range(area.blockAt, area.end).filter(address -> !area.reserved.get(address));
        int[] room = free.toArray();
        if (room.length < LEAST_ROOM) {
            throw new TagException("the tag is not made for messages, or has room for " + room.length + " octets only");
        }
        return room;
    }

    private byte @Nullable [] ndef() throws TagException {
        while (hasMore()) {
            blockAt = at;
            int kind = next();
            if (kind == 0xFE) {
                return null;
            }
            if (kind == 0x00) {
                continue;
            }
            int length = next();
            if (length == LONG_LENGTH) {
                length = next() << 8 | next();
            }
            byte[] value = value(length);
            if (kind == 0x03) {
                return value;
            }
            if ((kind == 0x01 || kind == 0x02) && length == 3) {
                reserve(value, kind == 0x01);
            }
        }
        return null;
    }

    private void reserve(byte[] control, boolean countsBits) {
        int from = ((control[0] & 0xF0) >> 4 << (control[2] & 0x0F)) + (control[0] & 0x0F);
        int size = control[1] == 0 ? 256 : control[1] & 0xFF;
        reserved.set(from, from + (countsBits ? (size + 7) / 8 : size));
    }

    private byte[] value(int length) throws TagException {
        if (length > end - at) {
            throw new TagException("a block of " + length + " octets in a tag with " + (end - at) + " left");
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream(length);
        for (int i = 0; i < length; i++) {
            value.write(next());
        }
        return value.toByteArray();
    }

    private boolean hasMore() {
        at = reserved.nextClearBit(at);
        return at < end;
    }

    private int next() throws TagException {
        if (!hasMore()) {
            throw new TagException("the tag's memory ends within a block");
        }
        return memory[at++] & 0xFF;
    }
}
