package io.wardgate.receiver.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardgate.api.command.Command;
import io.wardgate.api.command.CommandState;
import io.wardgate.receiver.store.OrderedCommand;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Reads the body of {@code POST /api/commands} (docs/commands.md). Every refusal names the key, its value and what is
 * allowed.
 */
final class CommandRequest {

    private static final Set<String> KEYS = new TreeSet<>(
            Set.of("id", "gateway", "kind", "arguments", "payload", "payloadBase64", "ttlSeconds", "notBeforeMillis"));
    private static final long DEFAULT_TTL_SECONDS = 3_600;

    /** A gateway remembers for this long what it ran. */
    private static final long MAX_TTL_SECONDS = 7 * 24 * 3_600;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode body;

    private CommandRequest(JsonNode body) {
        this.body = body;
    }

    /**
     * The order in a body.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    static OrderedCommand read(String text, long nowMillis) {
        JsonNode body;
        try {
            body = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is not JSON: " + e.getOriginalMessage(), e);
        }
        if (body == null || !body.isObject()) {
            throw new IllegalArgumentException("the body must be a JSON object with gateway and kind");
        }
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!KEYS.contains(name)) {
                throw new IllegalArgumentException(name + ": unknown; allowed: " + String.join(", ", KEYS));
            }
        }
        return new CommandRequest(body).order(nowMillis);
    }

    private OrderedCommand order(long now) {
        long ttlMillis = number("ttlSeconds", DEFAULT_TTL_SECONDS, 1, MAX_TTL_SECONDS) * 1_000;
        long notBefore = number("notBeforeMillis", 0, 0, Long.MAX_VALUE / 2);
        long expires = Math.max(now, notBefore) + ttlMillis;
        if (expires - now > MAX_TTL_SECONDS * 1_000) {
            throw new IllegalArgumentException("notBeforeMillis with ttlSeconds ends " + (expires - now) / 1_000
                    + " s from now; allowed: up to " + MAX_TTL_SECONDS);
        }
        String gateway = gateway(text("gateway", ""));
        String kind = text("kind", "");
        if (!kind.matches("[a-z][a-z.]{0,63}")) {
            throw refused("kind", kind, "1 to 64 of a-z and '.', as identify");
        }
        Command command = new Command(
                id(), kind, arguments(), payload(), new Command.Timing(now, notBefore, expires, expires - now));
        return new OrderedCommand(gateway, command, CommandState.QUEUED, "", now);
    }

    /**
     * Checks the id of a gateway.
     *
     * @throws IllegalArgumentException if it cannot be one
     */
    static String gateway(String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,32}")) {
            throw refused("gateway", id, "1 to 32 of A-Z, a-z, 0-9, '-' and '_'");
        }
        return id;
    }

    private UUID id() {
        String id = text("id", "");
        if (id.isEmpty()) {
            return UUID.randomUUID();
        }
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw refused("id", id, "a UUID in lower case, or nothing");
        }
        return UUID.fromString(id);
    }

    private Map<String, String> arguments() {
        JsonNode given = body.path("arguments");
        Map<String, String> arguments = new HashMap<>();
        if (!given.isMissingNode() && !given.isObject()) {
            throw refused("arguments", given.toString(), "an object of texts");
        }
        for (Iterator<String> names = given.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonNode value = given.get(name);
            if (!value.isValueNode() || value.isNull()) {
                throw refused("arguments." + name, value.toString(), "a text");
            }
            arguments.put(name, value.asText());
        }
        return arguments;
    }

    private byte[] payload() {
        String text = text("payload", "");
        String base64 = text("payloadBase64", "");
        if (!text.isEmpty() && !base64.isEmpty()) {
            throw new IllegalArgumentException("payload and payloadBase64 are both given; allowed: one of them");
        }
        try {
            return base64.isEmpty()
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("payloadBase64: " + e.getMessage() + "; allowed: base64", e);
        }
    }

    private String text(String key, String fallback) {
        JsonNode value = body.path(key);
        if (value.isMissingNode()) {
            return fallback;
        }
        if (!value.isTextual()) {
            throw refused(key, value.toString(), "a text");
        }
        return value.textValue();
    }

    private long number(String key, long fallback, long min, long max) {
        JsonNode value = body.path(key);
        if (value.isMissingNode()) {
            return fallback;
        }
        if (!value.canConvertToLong()
                || !value.isIntegralNumber()
                || value.longValue() < min
                || value.longValue() > max) {
            throw refused(key, value.toString(), "a whole number from " + min + " to " + max);
        }
        return value.longValue();
    }

    private static IllegalArgumentException refused(String key, String value, String allowed) {
        return new IllegalArgumentException(key + " is " + value + "; allowed: " + allowed);
    }
}
