package io.wardgate.ble.wr24;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command (docs/wire/wr24-v1.md, 21 command ack and 22 command expired).
 *
 * @param reason why it was refused or has expired
 * @param tries used on the air
 */
record CommandAnswer(int cmdId, Outcome outcome, int reason, int tries) {

    private static final int ACK_OCTETS = 7;
    private static final int EXPIRED_OCTETS = 6;
    private static final int BY_TIME = 1;

    /** How far it has come. */
    enum Outcome {
        HELD,
        DONE,
        REFUSED,
        EXPIRED
    }

    /** Why it came to nothing, in words. */
    String why() {
        if (outcome == Outcome.EXPIRED) {
            return (reason == BY_TIME ? "the band was not heard in time" : "the band did not acknowledge") + " ("
                    + tries + " tries on the air)";
        }
        return "refused by the receiver: "
                + switch (reason) {
                    case 1 -> "another command waits for this band";
                    case 2 -> "it has no room";
                    case 3 -> "it does not know this command";
                    case 4 -> "argument out of range";
                    case 5 -> "it is not able to";
                    default -> "reason " + reason;
                };
    }

    /** Type 21; null if it is malformed. */
    static @Nullable CommandAnswer readAck(byte[] payload) {
        if (payload.length < ACK_OCTETS) {
            return null;
        }
        Outcome outcome = switch (payload[4]) {
            case 1 -> Outcome.HELD;
            case 2 -> Outcome.DONE;
            case 3 -> Outcome.REFUSED;
            default -> null;
        };
        return outcome == null
                ? null
                : new CommandAnswer(cmdId(payload), outcome, payload[5] & 0xFF, payload[6] & 0xFF);
    }

    /** Type 22; null if it is malformed. */
    static @Nullable CommandAnswer readExpired(byte[] payload) {
        return payload.length < EXPIRED_OCTETS
                ? null
                : new CommandAnswer(cmdId(payload), Outcome.EXPIRED, payload[4] & 0xFF, payload[5] & 0xFF);
    }

    private static int cmdId(byte[] payload) {
        return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }
}
