package io.wardgate.receiver.store;

import io.wardgate.api.tap.Tap;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code tap}: each tap of each gateway once, written in the transaction of the batch that carries it.
 *
 * <p>Entries must rise in the order of commits, or a reader that asks for those after the last one it knows would miss what
 * a slower commit brought. One receiver commits one group after another; several on one database wait for each other
 * ({@link #queueUp}). Has no state: safe from any thread.
 */
public final class TapTable {

    private static final String INSERT = """
            INSERT INTO tap (gateway, book, number, reader, point, zone, zone_class, point_type, door, seen_mono, seen_at,
                tag_key, tag_ref, technology, auth_level, sun_counter, subject, decision, reason, policy_version,
                policy_age_seconds, offline, ble_check, rssi, band_age_millis, door_before, attempt, correlation,
                read_micros, decide_micros, act_micros, clock_boot, clock_suspect, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";
    private static final String RETIME = """
            UPDATE tap SET seen_at = seen_mono + ?, clock_suspect = FALSE
            WHERE gateway = ? AND clock_boot = ? AND clock_suspect""";
    private static final String ONE_AT_A_TIME = "LOCK TABLE tap IN SHARE ROW EXCLUSIVE MODE";
    private static final int NOT_HEARD_DBM = 127;

    private static final Comparator<Row> ORDER = Comparator.comparing(Row::gateway)
            .thenComparingLong(row -> row.tap().id().book())
            .thenComparingLong(row -> row.tap().id().number());

    private final boolean shared;

    public TapTable(Database database) {
        this.shared = database.isShared();
    }

    private record Row(TimedBatch batch, Tap tap) {

        String gateway() {
            return batch.incoming().batch().id().gateway();
        }
    }

    /**
     * Waits for its turn if one of these batches carries taps. Called before anything is written, so that nobody who waits
     * here holds what another one needs.
     */
    public void queueUp(Connection connection, List<TimedBatch> candidates) throws SQLException {
        boolean carried = candidates.stream()
                .anyMatch(batch -> !batch.incoming().batch().contents().taps().isEmpty());
        if (shared && carried) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(ONE_AT_A_TIME);
            }
        }
    }

    /** Enters the taps of new batches; one that is there already stays as it is. */
    public void enter(Connection connection, List<TimedBatch> fresh, long nowMillis) throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (TimedBatch batch : fresh) {
            batch.incoming().batch().contents().taps().forEach(tap -> rows.add(new Row(batch, tap)));
        }
        if (rows.isEmpty()) {
            return;
        }
        rows.sort(ORDER);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Row row : rows) {
                bind(insert, row, nowMillis);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Times all taps of a boot that wait for a word on its clock. */
    public void retime(Connection connection, String gateway, long clockBoot, long offsetMillis) throws SQLException {
        try (PreparedStatement retime = connection.prepareStatement(RETIME)) {
            retime.setLong(1, offsetMillis);
            retime.setString(2, gateway);
            retime.setLong(3, clockBoot);
            retime.executeUpdate();
        }
    }

    private static void bind(PreparedStatement insert, Row row, long nowMillis) throws SQLException {
        Tap tap = row.tap();
        Tap.Place place = tap.place();
        insert.setString(1, row.gateway());
        insert.setLong(2, tap.id().book());
        insert.setLong(3, tap.id().number());
        insert.setString(4, text(tap.reader()));
        insert.setString(5, text(place.point()));
        insert.setString(6, text(place.zone()));
        insert.setInt(7, place.zoneClass().number());
        insert.setInt(8, place.type().number());
        insert.setString(9, text(place.door()));
        insert.setLong(10, tap.monoMillis());
        insert.setLong(11, tap.monoMillis() + row.batch().clockOffsetMillis());
        bindProof(insert, tap.proof());
        String subject = tap.subject();
        insert.setString(17, subject == null ? null : text(subject));
        insert.setInt(18, tap.decision().number());
        insert.setInt(19, tap.reason().number());
        insert.setLong(20, tap.policy().version());
        insert.setObject(21, known(tap.policy().ageSeconds()), Types.BIGINT);
        insert.setBoolean(22, tap.policy().offline());
        insert.setInt(23, tap.band().check().number());
        insert.setObject(
                24, tap.band().rssiDbm() == NOT_HEARD_DBM ? null : tap.band().rssiDbm(), Types.INTEGER);
        insert.setObject(25, known(tap.band().ageMillis()), Types.BIGINT);
        insert.setInt(26, tap.before().number());
        insert.setLong(27, Integer.toUnsignedLong(tap.attempt()));
        insert.setString(28, text(tap.correlation()));
        insert.setLong(29, tap.latency().readMicros());
        insert.setLong(30, tap.latency().decideMicros());
        insert.setObject(31, known(tap.latency().actMicros()), Types.BIGINT);
        insert.setLong(32, row.batch().incoming().batch().clock().bootId());
        insert.setBoolean(33, row.batch().suspect());
        insert.setLong(34, nowMillis);
    }

    private static void bindProof(PreparedStatement insert, Tap.@Nullable Proof proof) throws SQLException {
        insert.setObject(
                12, proof == null ? null : Integer.toUnsignedLong(proof.tag().key()), Types.BIGINT);
        insert.setString(13, proof == null ? null : proof.tag().hex());
        insert.setObject(14, proof == null ? null : proof.technology().number(), Types.SMALLINT);
        insert.setObject(15, proof == null ? null : proof.level().number(), Types.SMALLINT);
        insert.setObject(16, proof == null ? null : known(proof.sunCounter()), Types.BIGINT);
    }

    private static @Nullable Long known(long value) {
        return value < 0 ? null : value;
    }

    /** PostgreSQL refuses U+0000, and one such text must not hold up all batches behind it. */
    private static String text(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
