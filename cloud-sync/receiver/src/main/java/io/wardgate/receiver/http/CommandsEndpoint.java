package io.wardgate.receiver.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.wardgate.receiver.command.CommandOrders;
import io.wardgate.receiver.store.OrderedCommand;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/commands}, {@code GET /api/commands?gateway=<id>} and {@code GET /api/commands/<id>}.
 *
 * <p>An order must call itself JSON: a page of another origin cannot send that without being asked first.
 */
final class CommandsEndpoint {

    private static final int MAX_BODY_CHARS = 400_000;

    private final CommandOrders orders;
    private final Json json;

    CommandsEndpoint(CommandOrders orders, Json json) {
        this.orders = orders;
        this.json = json;
    }

    void post(Context context) {
        String type = context.contentType();
        if (type == null || !type.startsWith("application/json")) {
            fail(context, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json");
            return;
        }
        attempt(context, () -> {
            String body = context.body();
            if (body.length() > MAX_BODY_CHARS) {
                throw new IllegalArgumentException("the body has more than " + MAX_BODY_CHARS + " characters");
            }
            Optional<OrderedCommand> kept = orders.order(CommandRequest.read(body, orders.nowMillis()));
            if (kept.isPresent()) {
                context.status(HttpStatus.ACCEPTED);
                answer(context, CommandView.of(kept.get(), List.of()));
            } else {
                fail(context, HttpStatus.CONFLICT, "id: another command has it; give another or none");
            }
        });
    }

    void list(Context context) {
        attempt(context, () -> {
            String gateway = CommandRequest.gateway(Objects.requireNonNullElse(context.queryParam("gateway"), ""));
            answer(
                    context,
                    orders.newest(gateway).stream()
                            .map(command -> CommandView.of(command, List.of()))
                            .toList());
        });
    }

    void get(Context context) {
        attempt(context, () -> {
            UUID id = id(context.pathParam("id"));
            Optional<OrderedCommand> found = id == null ? Optional.empty() : orders.find(id);
            if (id == null || found.isEmpty()) {
                fail(context, HttpStatus.NOT_FOUND, "no command has this id");
            } else {
                answer(context, CommandView.of(found.get(), orders.history(id)));
            }
        });
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null; // no command has such an id
        }
    }

    /** Work that asks the database. */
    private interface Asking {
        void run() throws SQLException;
    }

    private void attempt(Context context, Asking work) {
        try {
            work.run();
        } catch (IllegalArgumentException e) {
            fail(context, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            fail(context, HttpStatus.SERVICE_UNAVAILABLE, "the database fails: " + e.getMessage());
        }
    }

    private void answer(Context context, Object value) {
        context.contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(json.write(value));
    }

    private void fail(Context context, HttpStatus status, String message) {
        context.status(status).contentType("application/json").result(json.write(Map.of("error", message)));
    }
}
