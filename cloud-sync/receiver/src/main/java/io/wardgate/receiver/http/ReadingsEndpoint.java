package io.wardgate.receiver.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.receiver.store.Database;
import io.wardgate.receiver.store.ReadingTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/bands/<device>/readings?limit=N}: what the database holds of a device, newest first. */
final class ReadingsEndpoint {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 5_000;

    private final ReadingTable readings;
    private final Database database;
    private final Json json;

    ReadingsEndpoint(Database database, Json json) {
        this.readings = new ReadingTable(database);
        this.database = database;
        this.json = json;
    }

    void get(Context context) {
        try {
            long device = DeviceId.parse(context.pathParam("device"));
            int limit = limit(context.queryParam("limit"));
            context.contentType("application/json").result(json.write(read(device, limit)));
        } catch (IllegalArgumentException e) {
            fail(context, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            fail(context, HttpStatus.SERVICE_UNAVAILABLE, "the database cannot be read: " + e.getMessage());
        }
    }

    private List<ReadingView> read(long device, int limit) throws SQLException {
        try (Connection connection = database.connect()) {
            return readings.newest(connection, device, limit).stream()
                    .map(ReadingView::of)
                    .toList();
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
