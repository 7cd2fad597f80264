package io.wardgate.nfc.frame;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts the octets of a line into frames however they are split, and finds the next one after octets were lost or changed:
 * whatever is not a sound frame costs its first octet only, so a good frame that begins inside a damaged one is found.
 *
 * <p>Any number of zeros before a frame and a missing postamble are taken: the start is looked for as {@code 00 FF}. The
 * layout is that of {@link Message} and {@link Signal}.
 *
 * <p>Not thread-safe: owned by the thread of one reader.
 */
public final class Pn532Codec {

    private static final int CODE_AT = 2;
    private static final int NORMAL_HEADER = 4;
    private static final int EXTENDED_HEADER = 7;
    private static final int LONGEST = EXTENDED_HEADER + Message.MOST_DATA + 3;
    private static final int CAPACITY = 1_024;

    private final Consumer<Frame> listener;
    private final byte[] buffer = new byte[CAPACITY];
    private int start;
    private int end;
    private long skippedOctets;
    private long damagedFrames;

    /** @param listener takes sound frames, in their order, from within {@link #feed} and {@link #giveUp} */
    public Pn532Codec(Consumer<Frame> listener) {
        this.listener = listener;
    }

    /** Takes octets from the line as they come. */
    public void feed(byte[] octets, int count) {
        int taken = 0;
        while (taken < count) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
            int room = Math.min(count - taken, CAPACITY - end);
            System.arraycopy(octets, taken, buffer, end, room);
            end += room;
            taken += room;
            cut(false);
        }
    }

    /** Whether a frame has begun and is not complete. */
    public boolean isInsideFrame() {
        return end - start > 1;
    }

    /** Nothing more will come of what has begun: takes the frames in it, forgets the rest. */
    public void giveUp() {
        cut(true);
    }

    /** Octets thrown away to find the next frame; the zeros between frames are not among them. */
    public long skippedOctets() {
        return skippedOctets;
    }

    /** Places that looked like a frame, but a checksum was wrong. */
    public long damagedFrames() {
        return damagedFrames;
    }

    private void cut(boolean isAll) {
        while (start < end) {
            int wanted = wanted();
            if (wanted > end - start && !isAll) {
                return;
            }
            boolean isWhole = wanted > 0 && wanted <= end - start;
            if (isWhole && isSound(wanted)) {
                Frame frame = frame(wanted);
                start += wanted;
                listener.accept(frame);
            } else {
                damagedFrames += isWhole ? 1 : 0;
                skippedOctets += octet(0) == 0 ? 0 : 1;
                start++;
            }
        }
    }

    /** Octets from here on that are needed to judge whether this is a frame; 0: it is none. */
    private int wanted() {
        int there = end - start;
        if (octet(0) != 0x00 || (there > 1 && octet(1) != 0xFF)) {
            return 0;
        }
        if (there < NORMAL_HEADER) {
            return NORMAL_HEADER;
        }
        int length = octet(CODE_AT);
        int check = octet(CODE_AT + 1);
        if ((length ^ check) == 0xFF && (length == 0x00 || check == 0x00)) {
            return NORMAL_HEADER;
        }
        if (length == 0xFF && check == 0xFF) {
            return there < EXTENDED_HEADER ? EXTENDED_HEADER : wantedExtended();
        }
        if (((length + check) & 0xFF) != 0 || length == 0) {
            return 0;
        }
        return wantedOf(NORMAL_HEADER, length);
    }

    private int wantedExtended() {
        int length = octet(4) << 8 | octet(5);
        boolean isSound = ((octet(4) + octet(5) + octet(6)) & 0xFF) == 0;
        return isSound && length > 1 && EXTENDED_HEADER + length + 1 <= LONGEST ? wantedOf(EXTENDED_HEADER, length) : 0;
    }

    /** As soon as the octet is there that says who speaks, it must be one of the known. */
    private int wantedOf(int header, int length) {
        if (end - start > header) {
            int speaker = octet(header);
            boolean isKnown =
                    length == 1 ? speaker == 0x7F : speaker == Message.FROM_HOST || speaker == Message.FROM_CHIP;
            if (!isKnown) {
                return 0;
            }
        }
        return header + length + 1;
    }

    private boolean isSound(int total) {
        int sum = 0;
        for (int i = header(total); i < total; i++) {
            sum += octet(i);
        }
        return (sum & 0xFF) == 0;
    }

    private Frame frame(int total) {
        if (total == NORMAL_HEADER) {
            return octet(CODE_AT) == 0 ? Signal.ACK : Signal.NACK;
        }
        int header = header(total);
        if (total - header == 2) {
            return Signal.SYNTAX_ERROR;
        }
        byte[] data = Arrays.copyOfRange(buffer, start + header + 2, start + total - 1);
        return new Message(octet(header) == Message.FROM_CHIP, octet(header + 1), data);
    }

    private int header(int total) {
        boolean isExtended = total > EXTENDED_HEADER && octet(CODE_AT) == 0xFF && octet(CODE_AT + 1) == 0xFF;
        return isExtended ? EXTENDED_HEADER : NORMAL_HEADER;
    }

    private int octet(int at) {
        return buffer[start + at] & 0xFF;
    }
}
