package io.wardgate.ble.wr24;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What the gateway says first (docs/wire/wr24-v1.md, 10 hello): the versions that it speaks. */
record HelloRequest(int least, int greatest, int token) {

    byte[] octets() {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) least)
                .put((byte) greatest)
                .putShort((short) token)
                .array();
    }
}
