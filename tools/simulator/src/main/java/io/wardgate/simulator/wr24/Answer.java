package io.wardgate.simulator.wr24;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the receiver says of a command, types 21 and 22.
 *
 * @param first octet 4 of the payload: the state of an acknowledgement, the reason of an expiry
 * @param reason of a refusal, otherwise 0
 */
record Answer(FrameType type, long devId, int id, int first, int reason, int tries) {

    /** Why a command is refused, as octet 5 says it. */
    enum Refusal {
        NONE,
        ANOTHER_HELD,
        NO_ROOM,
        UNKNOWN_WHAT,
        OUT_OF_RANGE
    }

    private static final int HELD = 1;
    private static final int DONE = 2;
    private static final int REFUSED = 3;
    private static final int TIME_OVER = 1;
    private static final int TRIES_OVER = 2;

    static Answer held(Command command, int tries) {
        return new Answer(FrameType.COMMAND_ACK, command.devId(), command.id(), HELD, 0, tries);
    }

    static Answer done(Command command, int tries) {
        return new Answer(FrameType.COMMAND_ACK, command.devId(), command.id(), DONE, 0, tries);
    }

    static Answer refused(Command command, Refusal why) {
        return new Answer(FrameType.COMMAND_ACK, command.devId(), command.id(), REFUSED, why.ordinal(), 0);
    }

    static Answer timeOver(Command command, int tries) {
        return new Answer(FrameType.COMMAND_EXPIRED, command.devId(), command.id(), TIME_OVER, 0, tries);
    }

    static Answer triesOver(Command command, int tries) {
        return new Answer(FrameType.COMMAND_EXPIRED, command.devId(), command.id(), TRIES_OVER, 0, tries);
    }

    byte[] payload() {
        boolean acknowledgement = type == FrameType.COMMAND_ACK;
        ByteBuffer out = ByteBuffer.allocate(acknowledgement ? 7 : 6)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(id)
                .put((byte) first);
        if (acknowledgement) {
            out.put((byte) reason);
        }
        return out.put((byte) tries).array();
    }
}
