package io.wardgate.simulator.wr24;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Type 10 from the gateway: which versions it speaks, and a token that the answer repeats. */
record HelloRequest(int least, int greatest, int token) {

    private static final int OCTETS = 4;

    /** Null if it is none, or too short, or has the token that only an unasked hello has. */
    static @Nullable HelloRequest of(Frame frame) {
        byte[] payload = frame.payload();
        if (frame.type() != FrameType.HELLO.code() || payload.length < OCTETS) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        HelloRequest request = new HelloRequest(in.get() & 0xFF, in.get() & 0xFF, in.getShort() & 0xFFFF);
        return request.token == 0 ? null : request;
    }

    /** Whether a common version exists: this receiver speaks version 1 alone. */
    boolean speaksVersion1() {
        return least <= Frame.VERSION && greatest >= Frame.VERSION;
    }
}
