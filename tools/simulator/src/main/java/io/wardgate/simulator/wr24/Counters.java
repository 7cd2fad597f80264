package io.wardgate.simulator.wr24;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What statistics (type 11) tell, since the boot. Owned by the receiver's thread, but for overflow, which is counted
 * where a frame finds no room.
 */
final class Counters {

    private static final int OCTETS = 28;
    private static final int FULL_DUTY = 1_000;
    private static final int MOST_HELD = 255;

    final AtomicInteger overflow = new AtomicInteger();
    int rxOk;
    int crcBad;
    int lineBad;

    void reset() {
        overflow.set(0);
        rxOk = 0;
        crcBad = 0;
        lineBad = 0;
    }

    /** The payload; a radio that is jammed believes that it listens. */
    byte[] statistics(int uptimeSeconds, int txPowerDbm, int held, int sent) {
        return ByteBuffer.allocate(OCTETS)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(uptimeSeconds)
                .putInt(rxOk)
                .putInt(crcBad)
                .putInt(overflow.get())
                .putInt(lineBad)
                .putShort((short) FULL_DUTY)
                .put((byte) txPowerDbm)
                .put((byte) Math.min(held, MOST_HELD))
                .putInt(sent)
                .array();
    }
}
