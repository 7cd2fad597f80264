package io.wardgate.simulator.nfc;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Frames of the host, and the chip's own (docs/wire/pn532.md). A damaged frame is not heard: the chip looks for the next
 * start. Owned by one session.
 */
final class HostFrames {

    static final byte[] ACK = {0x00, 0x00, (byte) 0xFF, 0x00, (byte) 0xFF, 0x00};
    static final byte[] SYNTAX_ERROR = {0x00, 0x00, (byte) 0xFF, 0x01, (byte) 0xFF, 0x7F, (byte) 0x81, 0x00};
    private static final int FROM_HOST = 0xD4;
    private static final int LONGEST_NORMAL = 0xFF;
    private static final int LONGEST = 265;

    /** What the host says: a command, its code first; without octets ACK or NACK. */
    record Word(Kind kind, byte[] command) {}

    enum Kind {
        COMMAND,
        ACK,
        NACK
    }

    private byte[] waiting = new byte[0];

    /** Words that are whole with these octets. */
    List<Word> accept(byte[] octets, int count) {
        int before = waiting.length;
        waiting = Arrays.copyOf(waiting, before + count);
        System.arraycopy(octets, 0, waiting, before, count);
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at + 4 <= waiting.length) {
            int taken = waiting[at] == 0 && waiting[at + 1] == (byte) 0xFF ? word(at, words) : 1;
            if (taken == 0) {
                break;
            }
            at += taken;
        }
        waiting = Arrays.copyOfRange(waiting, at, waiting.length);
        return words;
    }

    /** @return octets that are done with; 0: more must come */
    private int word(int at, List<Word> words) {
        int length = octet(at + 2);
        int check = octet(at + 3);
        if ((length == 0 && check == 0xFF) || (length == 0xFF && check == 0)) {
            words.add(new Word(length == 0 ? Kind.ACK : Kind.NACK, new byte[0]));
            return 4;
        }
        int header = 4;
        if (length == 0xFF && check == 0xFF) {
            header = 7;
            if (waiting.length < at + header) {
                return 0;
            }
            length = octet(at + 4) << 8 | octet(at + 5);
            check = octet(at + 6) - length + octet(at + 4) + octet(at + 5);
        }
        if ((length + check & 0xFF) != 0 || length < 2 || length > LONGEST) {
            return 1;
        }
        int end = at + header + length + 1;
        if (waiting.length < end) {
            return 0;
        }
        int sum = 0;
        for (int i = at + header; i < end; i++) {
            sum += waiting[i];
        }
        if ((sum & 0xFF) != 0 || octet(at + header) != FROM_HOST) {
            return 1;
        }
        words.add(new Word(Kind.COMMAND, Arrays.copyOfRange(waiting, at + header + 1, end - 1)));
        return end - at;
    }

    private int octet(int at) {
        return waiting[at] & 0xFF;
    }

    /** The chip's answer to a command. */
    static byte[] answer(int commandCode, byte[] data) {
        int length = data.length + 2;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x00, 0x00, (byte) 0xFF});
        if (length > LONGEST_NORMAL) {
            out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) (length >> 8), (byte) length});
            out.write(-((length >> 8) + length));
        } else {
            out.write(length);
            out.write(-length);
        }
        int sum = 0xD5 + commandCode + 1;
        out.write(0xD5);
        out.write(commandCode + 1);
        for (byte octet : data) {
            sum += octet;
        }
        out.writeBytes(data);
        out.write(-sum);
        out.write(0x00);
        return out.toByteArray();
    }
}
