package io.wardgate.receiver.store;

import io.wardgate.api.command.CommandState;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One document on its way to one gateway.
 *
 * @param attempt 1, 2, 3 …: how often it was begun
 * @param part the one under way, from 1
 * @param state QUEUED while it is under way, else how it ended
 */
public record AccessDelivery(
        AccessDocument.Kind kind,
        long version,
        String gateway,
        int attempt,
        int part,
        CommandState state,
        String detail,
        long updatedAtMillis) {

    /** Always the same for one part of one attempt: ordered twice, after a crash or by two receivers, it is one command. */
    public UUID commandId() {
        String name = kind.command() + "|" + version + "|" + gateway + "|" + attempt + "|" + part;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public AccessDelivery nextPart(long nowMillis) {
        return new AccessDelivery(kind, version, gateway, attempt, part + 1, CommandState.QUEUED, "", nowMillis);
    }

    public AccessDelivery anew(String why, long nowMillis) {
        return new AccessDelivery(kind, version, gateway, attempt + 1, 1, CommandState.QUEUED, why, nowMillis);
    }

    public AccessDelivery ended(CommandState end, String why, long nowMillis) {
        return new AccessDelivery(kind, version, gateway, attempt, part, end, why, nowMillis);
    }
}
