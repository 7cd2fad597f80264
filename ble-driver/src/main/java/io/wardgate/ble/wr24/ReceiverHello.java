package io.wardgate.ble.wr24;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver says of itself (docs/wire/wr24-v1.md, 10 hello).
 *
 * @param token of the request that it answers; {@link #UNASKED}
 * @param bootNumber another one after each boot of the receiver
 * @param serial printable; what is not is shown as a dot
 */
record ReceiverHello(
        int leastVersion,
        int greatestVersion,
        int token,
        String firmware,
        int abilities,
        int txPowerDbm,
        int leastTxPowerDbm,
        int greatestTxPowerDbm,
        int bootReason,
        int bootNumber,
        String serial) {

    static final int UNASKED = 0;
    static final int CAN_COMMAND_BANDS = 1;
    static final int CAN_SET_TX_POWER = 2;
    static final int CAN_SMP = 4;

    private static final int FIXED_OCTETS = 17;
    private static final int GREATEST_SERIAL = 32;

    boolean can(int ability) {
        return (abilities & ability) != 0;
    }

    boolean speaks(int version) {
        return leastVersion <= version && version <= greatestVersion;
    }

    /** Null if it is malformed. */
    static @Nullable ReceiverHello read(byte[] payload) {
        if (payload.length < FIXED_OCTETS) {
            return null;
        }
        int serialOctets = payload[FIXED_OCTETS - 1] & 0xFF;
        if (serialOctets > GREATEST_SERIAL || payload.length < FIXED_OCTETS + serialOctets) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        return new ReceiverHello(
                Byte.toUnsignedInt(in.get()),
                Byte.toUnsignedInt(in.get()),
                Short.toUnsignedInt(in.getShort()),
                Byte.toUnsignedInt(in.get()) + "." + Byte.toUnsignedInt(in.get()) + "." + Byte.toUnsignedInt(in.get()),
                Byte.toUnsignedInt(in.get()),
                in.get(),
                in.get(),
                in.get(),
                Byte.toUnsignedInt(in.get()),
                in.getInt(),
                new String(payload, FIXED_OCTETS, serialOctets, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "."));
    }
}
