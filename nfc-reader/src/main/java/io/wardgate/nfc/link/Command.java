package io.wardgate.nfc.link;

import io.wardgate.nfc.frame.Message;

/**
 * A command and how to treat it.
 *
 * @param message to the chip
 * @param answerMillis how long the chip may take after its ACK
 * @param repeatable whether it may be sent again when no answer came; writing to a tag may not
 */
public record Command(Message message, int answerMillis, boolean repeatable) {

    public Command {
        if (message.fromChip() || answerMillis < 1) {
            throw new IllegalArgumentException(message + " is no command with a time of " + answerMillis + " ms");
        }
    }

    public static Command of(int code, int answerMillis, byte... data) {
        return new Command(Message.toChip(code, data), answerMillis, true);
    }

    int answerCode() {
        return message.code() + 1 & 0xFF;
    }

    @Override
    public String toString() {
        return String.format("command %02X", message.code());
    }
}
