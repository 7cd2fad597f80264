package io.wardgate.receiver.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.wardgate.api.tap.Decision;
import io.wardgate.receiver.store.Database;
import io.wardgate.receiver.store.StoredTap;
import io.wardgate.receiver.store.TapQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/taps?limit=N&after=E&point=P&decision=D}: the newest first; with {@code after} those that were entered after
 * that entry, in that order, so that whoever asks on with {@code next} gets each once.
 */
final class TapsEndpoint {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;
    private static final int MAX_POINT_CHARS = 64;

    private final Database database;
    private final Json json;

    TapsEndpoint(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /**
     * The answer.
     *
     * @param next to be asked with as {@code after}: the greatest entry that is told here, or {@code after} itself
     */
    private record Answer(long serverTimeMillis, long next, List<TapView> taps) {}

    void get(Context context) {
        try {
            TapQuery query = new TapQuery(
                    limit(context.queryParam("limit")),
                    after(context.queryParam("after")),
                    point(context.queryParam("point")),
                    decision(context.queryParam("decision")));
            context.contentType("application/json")
                    .header("Cache-Control", "no-store")
                    .result(json.write(read(query)));
        } catch (IllegalArgumentException e) {
            fail(context, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            fail(context, HttpStatus.SERVICE_UNAVAILABLE, "the database cannot be read: " + e.getMessage());
        }
    }

    private Answer read(TapQuery query) throws SQLException {
        try (Connection connection = database.connect()) {
            List<StoredTap> taps = query.ask(connection);
            Long after = query.after();
            long next = taps.stream().mapToLong(StoredTap::entry).max().orElse(after == null ? 0 : after);
            return new Answer(
                    System.currentTimeMillis(),
                    next,
                    taps.stream().map(TapView::of).toList());
        }
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_LIMIT) {
            throw new IllegalArgumentException("limit: '" + text + "'; allowed: 1 to " + MAX_LIMIT);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Long after(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("after: '" + text + "'; allowed: 0, or 'next' of an answer before");
        }
        return Long.parseLong(text);
    }

    private static @Nullable String point(@Nullable String text) {
        if (text != null && (text.isEmpty() || text.length() > MAX_POINT_CHARS)) {
            throw new IllegalArgumentException("point: allowed: 1 to " + MAX_POINT_CHARS + " characters");
        }
        return text;
    }

    private static @Nullable Decision decision(@Nullable String text) {
        if (text == null) {
            return null;
        }
        for (Decision decision : Decision.values()) {
            if (decision.name().equals(text)) {
                return decision;
            }
        }
        throw new IllegalArgumentException("decision: '" + text + "'; allowed: " + Arrays.toString(Decision.values()));
    }

    private void fail(Context context, HttpStatus status, String message) {
        context.status(status).contentType("application/json").result(json.write(Map.of("error", message)));
    }
}
