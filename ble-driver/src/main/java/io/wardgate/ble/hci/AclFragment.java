package io.wardgate.ble.hci;

import io.wardgate.api.gatt.GattException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * A packet of data for the controller, see {@link DataShape}; to the controller a beginning has the flags 00.
 *
 * @param packet with its H4 packet type
 * @param last whether the frame ends with it
 * @param left completes when the frame was handed to the controller
 */
record AclFragment(byte[] packet, boolean last, CompletableFuture<Void> left) {

    private static final int HEADER_OCTETS = 5;
    private static final int GOES_ON = 0b0001 << 12;

    /** Cuts a frame into packets of at most so many octets and appends them. */
    static void cut(byte[] frame, int handle, int packetOctets, CompletableFuture<Void> left, Queue<AclFragment> to) {
        for (int from = 0; from < frame.length; from += packetOctets) {
            int length = Math.min(packetOctets, frame.length - from);
            byte[] packet = ByteBuffer.allocate(HEADER_OCTETS + length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put((byte) DataShape.DATA_PACKET)
                    .putShort((short) (handle | (from == 0 ? 0 : GOES_ON)))
                    .putShort((short) length)
                    .put(frame, from, length)
                    .array();
            to.add(new AclFragment(packet, from + length == frame.length, left));
        }
    }

    void handed() {
        if (last) {
            left.complete(null);
        }
    }

    void lost(String reason) {
        left.completeExceptionally(new GattException(reason));
    }
}
