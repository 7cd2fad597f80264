package io.wardgate.api.smp;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The first octets of every SMP packet, big-endian (Zephyr, MCUmgr, SMP protocol specification):
 * <pre>
 *  octets  1                        1      2       2      1         1
 *          res | version << 3 | op  flags  length  group  sequence  command
 * </pre>
 *
 * @param operation {@link #READ}, {@link #WRITE}, or one of these + 1 in an answer
 * @param version 0 for SMP version 1, 1 for version 2
 * @param length octets of CBOR that follow
 */
public record SmpHeader(int operation, int version, int flags, int length, int group, int sequence, int command) {

    public static final int OCTETS = 8;
    public static final int READ = 0;
    public static final int WRITE = 2;

    private static final int OPERATION_BITS = 0b111;
    private static final int VERSION_BITS = 0b11;
    private static final int VERSION_AT = 3;
    private static final int SEQUENCE_AT = 6;

    /** The header of a whole packet, or nothing if the packet is not as long as it says. */
    public static Optional<SmpHeader> of(byte[] packet) {
        if (packet.length < OCTETS) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(packet);
        int first = Byte.toUnsignedInt(in.get());
        SmpHeader header = new SmpHeader(
                first & OPERATION_BITS,
                first >> VERSION_AT & VERSION_BITS,
                Byte.toUnsignedInt(in.get()),
                Short.toUnsignedInt(in.getShort()),
                Short.toUnsignedInt(in.getShort()),
                Byte.toUnsignedInt(in.get()),
                Byte.toUnsignedInt(in.get()));
        return header.length == packet.length - OCTETS ? Optional.of(header) : Optional.empty();
    }

    /** A request of SMP version 2 with the CBOR that belongs to it; its sequence number is 0. */
    public static byte[] request(int operation, int group, int command, byte[] cbor) {
        return ByteBuffer.allocate(OCTETS + cbor.length)
                .put((byte) (1 << VERSION_AT | operation))
                .put((byte) 0)
                .putShort((short) cbor.length)
                .putShort((short) group)
                .put((byte) 0)
                .put((byte) command)
                .put(cbor)
                .array();
    }

    /** The same packet under another sequence number. */
    public static byte[] numbered(byte[] packet, int sequence) {
        byte[] numbered = packet.clone();
        numbered[SEQUENCE_AT] = (byte) sequence;
        return numbered;
    }

    public boolean isRequest() {
        return operation == READ || operation == WRITE;
    }

    /** Whether this one answers that request. */
    public boolean answers(SmpHeader request) {
        return operation == request.operation + 1
                && group == request.group
                && sequence == request.sequence
                && command == request.command;
    }
}
