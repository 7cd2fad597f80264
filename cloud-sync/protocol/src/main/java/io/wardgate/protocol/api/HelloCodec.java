package io.wardgate.protocol.api;

import com.google.protobuf.InvalidProtocolBufferException;
import io.wardgate.protocol.api.WireException.Reason;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Hellos to octets and back (docs/wire/stream.md). Has no state: safe from any thread. */
public final class HelloCodec {

    /** Largest hello, in octets: a stranger is not let in with more. */
    public static final int MAX_HELLO_OCTETS = 256;

    private static final int MAGIC = 0x31484757;
    private static final int VERSION = 1;
    private static final byte[] OPENING = {0x0d, 'W', 'G', 'H', '1'};
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    /**
     * Writes a hello.
     *
     * @throws IllegalArgumentException if the name is none
     */
    public byte[] encode(Hello hello) {
        if (!NAME.matcher(hello.name()).matches()) {
            throw new IllegalArgumentException("name '" + hello.name() + "': 1 to 32 of A-Z, a-z, 0-9, '-', '_'");
        }
        return io.wardgate.protocol.wire.Hello.newBuilder()
                .setMagic(MAGIC)
                .setVersion(VERSION)
                .setName(hello.name())
                .setUrgent(hello.urgent())
                .build()
                .toByteArray();
    }

    /**
     * Reads a hello. Any octets whatever are valid input.
     *
     * @throws WireException if it is none, or one of another version
     */
    public Hello decode(byte[] octets) throws WireException {
        if (octets.length < OPENING.length
                || octets.length > MAX_HELLO_OCTETS
                || !Arrays.equals(octets, 0, OPENING.length, OPENING, 0, OPENING.length)) {
            throw new WireException(
                    Reason.NOT_A_HELLO, octets.length + " octets that do not begin with 0d 57 47 48 31");
        }
        io.wardgate.protocol.wire.Hello message = parse(octets);
        if (message.getVersion() != VERSION) {
            throw new WireException(
                    Reason.WRONG_VERSION,
                    "hello of version " + Integer.toUnsignedString(message.getVersion()) + "; this side speaks "
                            + VERSION);
        }
        if (!NAME.matcher(message.getName()).matches()) {
            throw new WireException(
                    Reason.HEADER_MALFORMED, "hello: the name must be 1 to 32 of A-Z, a-z, 0-9, '-', '_'");
        }
        return new Hello(message.getName(), message.getUrgent());
    }

    private static io.wardgate.protocol.wire.Hello parse(byte[] octets) throws WireException {
        try {
            return Untrusted.parse(io.wardgate.protocol.wire.Hello.parser(), octets);
        } catch (InvalidProtocolBufferException e) {
            throw new WireException(Reason.HEADER_MALFORMED, "hello: " + e.getMessage(), e);
        }
    }
}
