package io.wardgate.ble.wr24;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The gateway's question for the receiver's time (docs/wire/wr24-v1.md, 12 time sync).
 *
 * @param utcMillis for the bands; 0 if the gateway does not believe its clock
 */
record SyncRequest(int token, long utcMillis) {

    byte[] octets() {
        return ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) token)
                .putLong(utcMillis)
                .array();
    }
}
