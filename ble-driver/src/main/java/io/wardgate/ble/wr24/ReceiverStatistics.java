package io.wardgate.ble.wr24;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver fares (docs/wire/wr24-v1.md, 11 statistics). Counters run from its boot and go round at 2^32.
 *
 * @param rxOk air frames with a good check
 * @param crcBad air frames with a bad check
 * @param overflow frames of bands that it dropped because the line was too slow
 * @param lineBad frames of the gateway that it could not use
 * @param dutyPermille share of the last second in which its radio listened
 * @param held commands that wait for their bands
 * @param sent frames written to the line
 */
record ReceiverStatistics(
        long uptimeSeconds,
        long rxOk,
        long crcBad,
        long overflow,
        long lineBad,
        int dutyPermille,
        int txPowerDbm,
        int held,
        long sent) {

    private static final int OCTETS = 28;

    /** Null if it is malformed. */
    static @Nullable ReceiverStatistics read(byte[] payload) {
        if (payload.length < OCTETS) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        return new ReceiverStatistics(
                Integer.toUnsignedLong(in.getInt()),
                Integer.toUnsignedLong(in.getInt()),
                Integer.toUnsignedLong(in.getInt()),
                Integer.toUnsignedLong(in.getInt()),
                Integer.toUnsignedLong(in.getInt()),
                Short.toUnsignedInt(in.getShort()),
                in.get(),
                Byte.toUnsignedInt(in.get()),
                Integer.toUnsignedLong(in.getInt()));
    }
}
