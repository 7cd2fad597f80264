package io.wardgate.receiver.http;

import io.wardgate.receiver.store.CommandEvent;
import io.wardgate.receiver.store.OrderedCommand;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One command for the API.
 *
 * @param payloadOctets how long its payload is; the payload itself may be a document with secrets
 * @param history states in the order in which they became known; empty in lists
 */
record CommandView(
        String id,
        String gateway,
        String kind,
        Map<String, String> arguments,
        int payloadOctets,
        long issuedAtMillis,
        long notBeforeMillis,
        long expiresAtMillis,
        String state,
        String detail,
        long updatedAtMillis,
        List<Step> history) {

    /** A state that was reached. */
    record Step(String state, long happenedAtMillis, long recordedAtMillis, String detail) {}

    static CommandView of(OrderedCommand ordered, List<CommandEvent> history) {
        var command = ordered.command();
        return new CommandView(
                command.id().toString(),
                ordered.gateway(),
                command.kind(),
                new TreeMap<>(command.arguments()),
                command.payload().length,
                command.timing().issuedMillis(),
                command.timing().notBeforeMillis(),
                command.timing().expiresMillis(),
                ordered.state().name(),
                ordered.detail(),
                ordered.updatedAtMillis(),
                history.stream()
                        .map(event -> new Step(
                                event.state().name(),
                                event.happenedAtMillis(),
                                event.recordedAtMillis(),
                                event.detail()))
                        .toList());
    }
}
