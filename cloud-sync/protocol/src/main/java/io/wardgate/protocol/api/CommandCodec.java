package io.wardgate.protocol.api;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.wardgate.api.command.Command;
import io.wardgate.protocol.api.WireException.Reason;
import java.util.Arrays;
import java.util.TreeMap;

/** Commands to octets and back (docs/wire/command.md). Has no state: safe from any thread. */
public final class CommandCodec {

    /** Largest command, in octets: a whole configuration document fits. */
    public static final int MAX_COMMAND_OCTETS = 1 << 18;

    /** Most arguments of one command. */
    public static final int MAX_ARGUMENTS = 64;

    private static final int MAGIC = 0x31434757;
    private static final byte[] OPENING = {0x0d, 'W', 'G', 'C', '1'};
    private static final int MAX_KIND_CHARS = 64;
    private static final int MAX_TEXT_CHARS = 4_096;

    /** Whether these octets begin like a command. */
    public static boolean isCommand(byte[] octets) {
        return octets.length >= OPENING.length && Arrays.equals(octets, 0, OPENING.length, OPENING, 0, OPENING.length);
    }

    /**
     * Writes a command.
     *
     * @throws IllegalArgumentException if it exceeds a limit of the wire
     */
    public byte[] encode(Command command) {
        requireInRange(command);
        byte[] octets = io.wardgate.protocol.wire.Command.newBuilder()
                .setMagic(MAGIC)
                .setId(CommandWire.write(command.id()))
                .setKind(command.kind())
                .putAllArguments(new TreeMap<>(command.arguments()))
                .setPayload(UnsafeByteOperations.unsafeWrap(command.payload()))
                .setIssuedMillis(command.timing().issuedMillis())
                .setNotBeforeMillis(command.timing().notBeforeMillis())
                .setExpiresMillis(command.timing().expiresMillis())
                .setTtlMillis(command.timing().ttlMillis())
                .build()
                .toByteArray();
        if (octets.length > MAX_COMMAND_OCTETS) {
            throw new IllegalArgumentException(
                    "command takes " + octets.length + " octets; at most " + MAX_COMMAND_OCTETS);
        }
        return octets;
    }

    /**
     * Reads a command. Any octets whatever are valid input.
     *
     * @throws WireException if it is none
     */
    public Command decode(byte[] octets) throws WireException {
        if (octets.length > MAX_COMMAND_OCTETS) {
            throw new WireException(
                    Reason.TOO_LARGE, "command of " + octets.length + " octets; at most " + MAX_COMMAND_OCTETS);
        }
        if (!isCommand(octets)) {
            throw new WireException(
                    Reason.NOT_A_COMMAND, octets.length + " octets that do not begin with 0d 57 47 43 31");
        }
        try {
            var message = Untrusted.parse(io.wardgate.protocol.wire.Command.parser(), octets);
            Command command = new Command(
                    CommandWire.readId(message.getId()),
                    message.getKind(),
                    message.getArgumentsMap(),
                    message.getPayload().toByteArray(),
                    new Command.Timing(
                            message.getIssuedMillis(),
                            message.getNotBeforeMillis(),
                            message.getExpiresMillis(),
                            message.getTtlMillis()));
            requireInRange(command);
            return command;
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new WireException(Reason.BODY_MALFORMED, "command: " + e.getMessage(), e);
        }
    }

    private static void requireInRange(Command command) {
        if (command.kind().isEmpty()) {
            throw new IllegalArgumentException("command " + command.id() + " has no kind");
        }
        Texts.requireShort("kind", command.kind(), MAX_KIND_CHARS);
        if (command.arguments().size() > MAX_ARGUMENTS) {
            throw new IllegalArgumentException(command.arguments().size() + " arguments; at most " + MAX_ARGUMENTS);
        }
        command.arguments().forEach((name, value) -> {
            Texts.requireShort("argument name", name, MAX_KIND_CHARS);
            Texts.requireShort("argument " + name, value, MAX_TEXT_CHARS);
        });
        Command.Timing timing = command.timing();
        if (timing.issuedMillis() < 0
                || timing.notBeforeMillis() < 0
                || timing.expiresMillis() < 0
                || timing.ttlMillis() < 0) {
            throw new IllegalArgumentException("times of a command must not be negative: " + timing);
        }
    }
}
