package io.wardgate.receiver.store;

import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.BleCheck;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.DoorState;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.TagRef;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.api.tap.Tap;
import io.wardgate.api.tap.TapId;
import io.wardgate.api.tap.ZoneClass;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to table {@code tap}.
 *
 * @param after only those entered after this entry, in that order; null: the newest first
 * @param point only those at this tap point; null: at any
 * @param decision only those that ended so; null: any
 */
public record TapQuery(
        int limit,
        @Nullable Long after,
        @Nullable String point,
        @Nullable Decision decision) {

    private static final int NOT_HEARD_DBM = 127;
    private static final String SELECT = """
            SELECT entry, gateway, book, number, reader, point, zone, zone_class, point_type, door, seen_mono, seen_at,
                tag_key, tag_ref, technology, auth_level, sun_counter, subject, decision, reason, policy_version,
                policy_age_seconds, offline, ble_check, rssi, band_age_millis, door_before, attempt, correlation,
                read_micros, decide_micros, act_micros, clock_suspect
            FROM tap WHERE 1 = 1""";

    public List<StoredTap> ask(Connection connection) throws SQLException {
        String sql = SELECT
                + (after == null ? "" : " AND entry > ?")
                + (point == null ? "" : " AND point = ?")
                + (decision == null ? "" : " AND decision = ?")
                + (after == null ? " ORDER BY seen_at DESC, entry DESC" : " ORDER BY entry")
                + " LIMIT ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int place = 1;
            if (after != null) {
                query.setLong(place++, after);
            }
            if (point != null) {
                query.setString(place++, point);
            }
            if (decision != null) {
                query.setInt(place++, decision.number());
            }
            query.setInt(place, limit);
            List<StoredTap> taps = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    taps.add(read(row));
                }
            }
            return taps;
        }
    }

    private static StoredTap read(ResultSet row) throws SQLException {
        Tap tap = new Tap(
                new TapId(row.getLong("book"), row.getLong("number")),
                row.getString("reader"),
                new Tap.Place(
                        row.getString("point"),
                        row.getString("zone"),
                        ZoneClass.ofNumber(row.getInt("zone_class")),
                        PointType.ofNumber(row.getInt("point_type")),
                        row.getString("door")),
                row.getLong("seen_mono"),
                proof(row),
                row.getString("subject"),
                Decision.ofNumber(row.getInt("decision")),
                Reason.ofNumber(row.getInt("reason")),
                new Tap.PolicyState(
                        row.getLong("policy_version"), orUnknown(row, "policy_age_seconds"), row.getBoolean("offline")),
                band(row),
                DoorState.ofNumber(row.getInt("door_before")),
                (int) row.getLong("attempt"),
                row.getString("correlation"),
                new Tap.Latency(
                        row.getLong("read_micros"), row.getLong("decide_micros"), orUnknown(row, "act_micros")));
        return new StoredTap(
                row.getLong("entry"),
                row.getString("gateway"),
                tap,
                row.getLong("seen_at"),
                row.getBoolean("clock_suspect"));
    }

    private static Tap.@Nullable Proof proof(ResultSet row) throws SQLException {
        String ref = row.getString("tag_ref");
        return ref == null
                ? null
                : new Tap.Proof(
                        new TagRef(
                                (int) row.getLong("tag_key"),
                                Long.parseUnsignedLong(ref.substring(0, 16), 16),
                                Long.parseUnsignedLong(ref.substring(16), 16)),
                        TagTechnology.ofNumber(row.getInt("technology")),
                        AuthLevel.ofNumber(row.getInt("auth_level")),
                        orUnknown(row, "sun_counter"));
    }

    private static Tap.BandEvidence band(ResultSet row) throws SQLException {
        int rssi = row.getInt("rssi");
        int rssiDbm = row.wasNull() ? NOT_HEARD_DBM : rssi;
        return new Tap.BandEvidence(
                BleCheck.ofNumber(row.getInt("ble_check")), rssiDbm, orUnknown(row, "band_age_millis"));
    }

    private static long orUnknown(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? -1 : value;
    }
}
