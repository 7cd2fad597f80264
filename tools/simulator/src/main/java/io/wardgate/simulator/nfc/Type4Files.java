package io.wardgate.simulator.nfc;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The application of a Type 4 tag: a capability container and an NDEF file (NFC Forum Type 4 Tag 2.0). The file's content is
 * asked for when it is selected, because some tags make it anew then.
 */
final class Type4Files {

    static final int DONE = 0x9000;

    private static final int FILE_OCTETS = 256;
    private static final int CONTAINER = 0xE103;
    private static final int NDEF = 0xE104;
    private static final int NOT_FOUND = 0x6A82;
    private static final int NOT_ALLOWED = 0x6982;
    private static final int BEYOND = 0x6B00;
    private static final int UNKNOWN = 0x6D00;
    private static final byte[] NAME = HexFormat.of().parseHex("d2760000850101");

    private final Supplier<byte[]> message;
    private final boolean isWritable;
    private boolean isApplication;
    private byte @Nullable [] selected;
    private byte @Nullable [] written;

    Type4Files(Supplier<byte[]> message, boolean isWritable) {
        this.message = message;
        this.isWritable = isWritable;
    }

    /** The content of the NDEF file as it was written, its length first; null if nobody wrote. */
    byte @Nullable [] written() {
        return written == null ? null : written.clone();
    }

    byte[] answer(byte[] command) {
        if (command.length < 4) {
            return status(UNKNOWN);
        }
        return switch (command[1] & 0xFF) {
            case 0xA4 -> command[2] == 0x04 ? selectApplication(command) : selectFile(command);
            case 0xB0 -> read(number(command, 2), (command[command.length - 1] & 0xFF));
            case 0xD6 -> write(number(command, 2), Arrays.copyOfRange(command, 5, command.length));
            default -> status(UNKNOWN);
        };
    }

    static byte[] status(int status, byte... data) {
        return ByteBuffer.allocate(data.length + 2)
                .put(data)
                .putShort((short) status)
                .array();
    }

    private byte[] selectApplication(byte[] command) {
        selected = null;
        isApplication = command.length >= 5 + NAME.length
                && command[4] == NAME.length
                && Arrays.equals(Arrays.copyOfRange(command, 5, 5 + NAME.length), NAME);
        return status(isApplication ? DONE : NOT_FOUND);
    }

    private byte[] selectFile(byte[] command) {
        int file = isApplication && command.length >= 7 ? number(command, 5) : 0;
        if (file == CONTAINER) {
            selected = container();
        } else if (file == NDEF) {
            selected = written == null ? file(message.get()) : written;
        } else {
            return status(NOT_FOUND);
        }
        return status(DONE);
    }

    private byte[] container() {
        byte[] container = HexFormat.of().parseHex("000f20003b00340406e1040100" + "00" + "00");
        container[14] = (byte) (isWritable ? 0x00 : 0xFF);
        return container;
    }

    private static byte[] file(byte[] message) {
        return ByteBuffer.allocate(FILE_OCTETS)
                .putShort((short) message.length)
                .put(message)
                .array();
    }

    private byte[] read(int from, int expected) {
        byte[] file = selected;
        if (file == null) {
            return status(NOT_ALLOWED);
        }
        int count = expected == 0 ? 256 : expected;
        return from >= file.length
                ? status(BEYOND)
                : status(DONE, Arrays.copyOfRange(file, from, Math.min(file.length, from + count)));
    }

    private byte[] write(int at, byte[] octets) {
        byte[] file = selected;
        if (file == null || !isWritable || file.length != FILE_OCTETS) {
            return status(NOT_ALLOWED);
        }
        if (at + octets.length > file.length) {
            return status(BEYOND);
        }
        System.arraycopy(octets, 0, file, at, octets.length);
        written = file;
        return status(DONE);
    }

    private static int number(byte[] octets, int at) {
        return (octets[at] & 0xFF) << 8 | octets[at + 1] & 0xFF;
    }
}
