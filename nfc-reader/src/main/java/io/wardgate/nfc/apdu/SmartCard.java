package io.wardgate.nfc.apdu;

import io.wardgate.api.nfc.TagChannel;
import io.wardgate.api.nfc.TagException;
import java.util.Arrays;

/**
 * A tag that takes commands of smart cards. Framing, chaining and waiting times of ISO/IEC 14443-4 are the reader's work.
 *
 * <p>Lives as long as its channel, on the same thread.
 */
public final class SmartCard {

    private static final int STATUS_OCTETS = 2;

    private final TagChannel channel;

    public SmartCard(TagChannel channel) {
        this.channel = channel;
    }

    /**
     * Asks for something; what is refused is an answer, too.
     *
     * @param repeatable as in {@link TagChannel#transceive}
     * @throws TagException if there is no answer, or more than was asked for
     */
    public ResponseApdu ask(CommandApdu command, boolean repeatable) throws TagException {
        byte[] answer = channel.transceive(command.octets(), repeatable);
        int length = answer.length - STATUS_OCTETS;
        if (length < 0 || length > command.expected()) {
            throw new TagException(String.format(
                    "the card answers command %02X with %d octets; it was asked for at most %d and a status of 2",
                    command.instruction(), answer.length, command.expected()));
        }
        int status = (answer[length] & 0xFF) << 8 | answer[length + 1] & 0xFF;
        return new ResponseApdu(Arrays.copyOf(answer, length), status);
    }

    /** @throws TagException as above, or if it is refused */
    public byte[] demand(CommandApdu command, boolean repeatable) throws TagException {
        ResponseApdu answer = ask(command, repeatable);
        if (!answer.isDone()) {
            throw new TagException(
                    String.format("the card refuses command %02X with %04X", command.instruction(), answer.status()));
        }
        return answer.data();
    }
}
