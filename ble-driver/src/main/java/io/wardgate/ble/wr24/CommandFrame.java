package io.wardgate.ble.wr24;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A command to a band or to the receiver (docs/wire/wr24-v1.md, 20 command).
 *
 * @param ttlSeconds how long the receiver may hold it, 1 to {@link #GREATEST_TTL_SECONDS}
 */
record CommandFrame(int cmdId, int ttlSeconds, int tries, What what, byte[] argument) {

    static final int GREATEST_TTL_SECONDS = 60;
    static final int TRIES = 3;

    private static final int FIXED_OCTETS = 7;

    /** What to do. */
    enum What {
        BAND_MESSAGE(1),
        SET_TX_POWER(2),
        RESTART(3);

        private final int code;

        What(int code) {
            this.code = code;
        }
    }

    byte[] octets() {
        return ByteBuffer.allocate(FIXED_OCTETS + argument.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(cmdId)
                .put((byte) ttlSeconds)
                .put((byte) tries)
                .put((byte) what.code)
                .put(argument)
                .array();
    }
}
