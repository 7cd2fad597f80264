package io.wardgate.api.command;

import java.util.Map;
import java.util.UUID;

/**
 * One order of the platform to a gateway. Its id is given once and for ever: a command that arrives twice runs once.
 *
 * @param id given by the platform
 * @param kind what to do: the {@link CommandHandler#kind()} that carries it out
 * @param arguments named texts, as the kind defines them
 * @param payload octets, as the kind defines them; nobody may write to them
 * @param timing when it may run
 */
public record Command(UUID id, String kind, Map<String, String> arguments, byte[] payload, Timing timing) {

    public Command {
        arguments = Map.copyOf(arguments);
    }

    /**
     * When a command may run. Wall times hold where the gateway's clock is synchronised; the time to live counts from
     * the arrival in monotonic time and holds always.
     *
     * @param issuedMillis UTC epoch ms by the receiver's clock
     * @param notBeforeMillis UTC epoch ms before which it must not run; 0 = at once
     * @param expiresMillis UTC epoch ms from which on it must not run
     * @param ttlMillis how long after its arrival it may still start
     */
    public record Timing(long issuedMillis, long notBeforeMillis, long expiresMillis, long ttlMillis) {}
}
