package io.wardgate.ble.wr24;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** When the receiver had got a {@link SyncRequest}, by its own ticks (docs/wire/wr24-v1.md, 12 time sync). */
record SyncAnswer(int token, int receivedTick) {

    private static final int OCTETS = 6;

    /** Null if it is malformed. */
    static @Nullable SyncAnswer read(byte[] payload) {
        if (payload.length < OCTETS) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        return new SyncAnswer(Short.toUnsignedInt(in.getShort()), in.getInt());
    }
}
