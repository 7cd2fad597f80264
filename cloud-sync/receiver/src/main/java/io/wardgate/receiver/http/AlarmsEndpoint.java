package io.wardgate.receiver.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.wardgate.receiver.store.AlarmTable;
import io.wardgate.receiver.store.Database;
import io.wardgate.receiver.store.StoredAlarm;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/alarms?limit=N}: open alarms, the most severe first, then those that are over, the newest first. */
final class AlarmsEndpoint {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    private final AlarmTable alarms = new AlarmTable();
    private final Database database;
    private final Json json;

    AlarmsEndpoint(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /**
     * The answer.
     *
     * @param open how many are open, also those beyond the limit
     */
    private record Answer(long serverTimeMillis, long open, List<AlarmView> alarms) {}

    void get(Context context) {
        try {
            int limit = limit(context.queryParam("limit"));
            context.contentType("application/json")
                    .header("Cache-Control", "no-store")
                    .result(json.write(read(limit)));
        } catch (IllegalArgumentException e) {
            fail(context, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            fail(context, HttpStatus.SERVICE_UNAVAILABLE, "the database cannot be read: " + e.getMessage());
        }
    }

    private Answer read(int limit) throws SQLException {
        try (Connection connection = database.connect()) {
            List<StoredAlarm> found = new ArrayList<>(alarms.open(connection, limit));
            if (found.size() < limit) {
                found.addAll(alarms.over(connection, limit - found.size()));
            }
            return new Answer(
                    System.currentTimeMillis(),
                    alarms.countOpen(connection),
                    found.stream().map(AlarmView::of).toList());
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

    private void fail(Context context, HttpStatus status, String message) {
        context.status(status).contentType("application/json").result(json.write(Map.of("error", message)));
    }
}
