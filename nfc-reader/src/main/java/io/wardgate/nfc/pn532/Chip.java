package io.wardgate.nfc.pn532;

import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagException;
import io.wardgate.nfc.frame.Message;
import io.wardgate.nfc.link.Command;
import io.wardgate.nfc.link.LinkException;
import io.wardgate.nfc.link.Pn532Link;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The commands of a PN532 that reading tags of type A needs (UM0701-02, chapter 7).
 *
 * <p>Every search for tags is finite: by default the chip looks for ever, and whoever waits for it hangs.
 *
 * <p>Owned by the reader's thread.
 */
final class Chip {

    private static final int IC_PN532 = 0x32;
    private static final int SAM_CONFIGURATION = 0x14;
    private static final int GET_FIRMWARE_VERSION = 0x02;
    private static final int SET_PARAMETERS = 0x12;
    private static final int RF_CONFIGURATION = 0x32;
    private static final int IN_LIST_PASSIVE_TARGET = 0x4A;
    private static final int IN_DATA_EXCHANGE = 0x40;
    private static final int IN_RELEASE = 0x52;

    private static final int PLAIN_MILLIS = 250;
    private static final int LIST_MILLIS = 300;
    private static final int EXCHANGE_MILLIS = 120;
    private static final byte MOST_TARGETS = 2;
    private static final int ERROR_BITS = 0x3F;

    private final Pn532Link link;

    Chip(Pn532Link link) {
        this.link = link;
    }

    /** Wakes it and sets all that it forgets without power; its firmware's version. */
    String initialise() throws IOException {
        link.wake();
        // Normal mode, no SAM; 14h: time-out of 1 s, unused; 1: the wire IRQ is driven
        link.ask(Command.of(SAM_CONFIGURATION, PLAIN_MILLIS, (byte) 0x01, (byte) 0x14, (byte) 0x01));
        byte[] version = link.ask(Command.of(GET_FIRMWARE_VERSION, PLAIN_MILLIS));
        if (version.length != 4 || version[0] != IC_PN532) {
            throw new LinkException("the chip is no PN532: it answers GetFirmwareVersion with " + version.length
                    + " octets" + (version.length == 0 ? "" : String.format(", IC %02X", version[0])));
        }
        // ATR_RES and RATS are the chip's work
        link.ask(Command.of(SET_PARAMETERS, PLAIN_MILLIS, (byte) 0x14));
        // Time-outs: ATR_RES 102 ms, exchanges with tags 51.2 ms
        configure(0x02, 0x00, 0x0B, 0x0A);
        // An exchange with a tag is tried again once by the chip
        configure(0x04, 0x01);
        // Searches end: ATR_REQ and PSL_REQ as at power-up, activation twice
        configure(0x05, 0xFF, 0x01, 0x02);
        field(true);
        return "PN532 firmware " + version[1] + "." + version[2];
    }

    /** Switches the field; off for a moment is how tags that were asleep are found again. */
    void field(boolean on) throws IOException {
        configure(0x01, on ? 0x01 : 0x00);
    }

    /** Tags of type A that are in the field, two at most. The first can be spoken to. */
    List<Tag> tags() throws IOException {
        byte[] answer = link.ask(Command.of(IN_LIST_PASSIVE_TARGET, LIST_MILLIS, MOST_TARGETS, (byte) 0x00));
        return TargetList.read(answer);
    }

    /** Forgets the tags of the last list. */
    void release() throws IOException {
        link.ask(Command.of(IN_RELEASE, PLAIN_MILLIS, (byte) 0x00));
    }

    /**
     * Says something to the first tag of the list.
     *
     * @throws TagException if the tag does not answer it
     * @throws IOException if the chip does not
     */
    byte[] exchange(byte[] command, boolean repeatable) throws IOException, TagException {
        if (command.length == 0 || command.length >= Message.MOST_DATA) {
            throw new TagException(
                    "a command to a tag has 1 to " + (Message.MOST_DATA - 1) + " octets, not " + command.length);
        }
        byte[] data = new byte[command.length + 1];
        data[0] = 0x01;
        System.arraycopy(command, 0, data, 1, command.length);
        byte[] answer = link.ask(new Command(Message.toChip(IN_DATA_EXCHANGE, data), EXCHANGE_MILLIS, repeatable));
        if (answer.length == 0) {
            throw new LinkException("the chip answers InDataExchange without a status");
        }
        int error = answer[0] & ERROR_BITS;
        if (error != 0) {
            throw new TagException(
                    String.format("the tag does not answer its command %02X: %s", command[0] & 0xFF, reason(error)));
        }
        return Arrays.copyOfRange(answer, 1, answer.length);
    }

    /** UM0701-02, 7.1. */
    private static String reason(int error) {
        return switch (error) {
            case 0x01 -> "it is silent; it may have left";
            case 0x02, 0x03, 0x05 -> "its answer was damaged on the air";
            case 0x13 -> "its answer breaks the rules of ISO/IEC 14443-4";
            case 0x14 -> "it refuses without a password";
            default -> String.format("error %02X of the chip", error);
        };
    }

    private void configure(int item, int... values) throws IOException {
        byte[] data = new byte[values.length + 1];
        data[0] = (byte) item;
        for (int i = 0; i < values.length; i++) {
            data[i + 1] = (byte) values[i];
        }
        link.ask(Command.of(RF_CONFIGURATION, PLAIN_MILLIS, data));
    }
}
