package io.wardgate.receiver.store;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.AlarmEnd;
import io.wardgate.api.alarm.AlarmId;
import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.AlarmSeverity;
import io.wardgate.api.alarm.AlarmState;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.reading.Metric;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code alarm}: each alarm of each gateway once, and whether it is over. */
public final class AlarmTable {

    private static final String COLUMNS = "gateway, book, number, kind, device, severity, state, metric, measured,"
            + " threshold, raised_mono, raised_at, over_mono, over_at, end_reason, clock_suspect, place";
    private static final String INSERT = "INSERT INTO alarm (" + COLUMNS
            + ", clock_boot, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING";

    /** What a gateway says of its own alarm counts more than what a roll call made of it. */
    private static final String CLEAR = """
            UPDATE alarm SET state = %d, over_mono = ?, over_at = ?, end_reason = ?, clock_suspect = clock_suspect OR ?
            WHERE gateway = ? AND book = ? AND number = ? AND (state = %d OR (end_reason = %d AND ? <> %d))""".formatted(
            AlarmState.CLEARED.number(), AlarmState.RAISED.number(), AlarmEnd.LOST.number(), AlarmEnd.LOST.number());

    /** A lost alarm was ended by a roll call of another life: its end is by that one's clock. */
    private static final String RETIME = """
            UPDATE alarm SET raised_at = raised_mono + ?, clock_suspect = FALSE,
                over_at = CASE WHEN end_reason = %d THEN over_at ELSE over_mono + ? END
            WHERE gateway = ? AND clock_boot = ? AND clock_suspect""".formatted(AlarmEnd.LOST.number());

    private static final String SELECT = "SELECT " + COLUMNS + " FROM alarm ";
    private static final String OPEN_FIRST = SELECT + "WHERE state = ? ORDER BY severity DESC, raised_at DESC LIMIT ?";
    private static final String RECENT = SELECT + "WHERE state = ? ORDER BY raised_at DESC LIMIT ?";

    /** Adds an alarm; false if it is there already. */
    boolean insert(Connection connection, StoredAlarm stored, long clockBoot, long nowMillis) throws SQLException {
        Alarm alarm = stored.alarm();
        Evidence evidence = alarm.evidence();
        Metric metric = evidence == null ? null : evidence.metric();
        Alarm.Over over = alarm.over();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, stored.gateway());
            insert.setLong(2, alarm.id().book());
            insert.setLong(3, alarm.id().number());
            insert.setInt(4, alarm.kind().number());
            insert.setLong(5, alarm.deviceId());
            insert.setInt(6, alarm.severity().number());
            insert.setInt(7, alarm.state().number());
            insert.setObject(8, metric == null ? null : metric.number(), Types.SMALLINT);
            insert.setObject(9, evidence == null ? null : evidence.value(), Types.BIGINT);
            insert.setObject(10, evidence == null ? null : evidence.limit(), Types.BIGINT);
            insert.setLong(11, alarm.raisedMonoMillis());
            insert.setLong(12, stored.raisedAtMillis());
            insert.setObject(13, over == null ? null : over.monoMillis(), Types.BIGINT);
            insert.setObject(14, stored.overAtMillis(), Types.BIGINT);
            insert.setObject(15, over == null ? null : over.end().number(), Types.SMALLINT);
            insert.setBoolean(16, stored.timeSuspect());
            insert.setString(17, alarm.place().replace('\0', '\uFFFD'));
            insert.setLong(18, clockBoot);
            insert.setLong(19, nowMillis);
            return insert.executeUpdate() > 0;
        }
    }

    /** Ends an alarm that is there; false if it had ended before. */
    boolean clear(
            Connection connection, String gateway, AlarmId id, Alarm.Over over, long overAtMillis, boolean suspect)
            throws SQLException {
        try (PreparedStatement clear = connection.prepareStatement(CLEAR)) {
            clear.setLong(1, over.monoMillis());
            clear.setLong(2, overAtMillis);
            clear.setInt(3, over.end().number());
            clear.setBoolean(4, suspect);
            clear.setString(5, gateway);
            clear.setLong(6, id.book());
            clear.setLong(7, id.number());
            clear.setInt(8, over.end().number());
            return clear.executeUpdate() > 0;
        }
    }

    /** Times all alarms of a boot that wait for a word on its clock. */
    public void retime(Connection connection, String gateway, long clockBoot, long offsetMillis) throws SQLException {
        try (PreparedStatement retime = connection.prepareStatement(RETIME)) {
            retime.setLong(1, offsetMillis);
            retime.setLong(2, offsetMillis);
            retime.setString(3, gateway);
            retime.setLong(4, clockBoot);
            retime.executeUpdate();
        }
    }

    /** All that are open on one gateway. */
    List<StoredAlarm> openOf(Connection connection, String gateway) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SELECT + "WHERE gateway = ? AND state = ?")) {
            query.setString(1, gateway);
            query.setInt(2, AlarmState.RAISED.number());
            return read(query);
        }
    }

    /** How many are open everywhere. */
    public long countOpen(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM alarm WHERE state = ?")) {
            query.setInt(1, AlarmState.RAISED.number());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Open ones, the most severe and then the newest first. */
    public List<StoredAlarm> open(Connection connection, int limit) throws SQLException {
        return first(connection, OPEN_FIRST, AlarmState.RAISED, limit);
    }

    /** Those that are over, raised last first. */
    public List<StoredAlarm> over(Connection connection, int limit) throws SQLException {
        return first(connection, RECENT, AlarmState.CLEARED, limit);
    }

    private static List<StoredAlarm> first(Connection connection, String sql, AlarmState state, int limit)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, state.number());
            query.setInt(2, limit);
            return read(query);
        }
    }

    private static List<StoredAlarm> read(PreparedStatement query) throws SQLException {
        List<StoredAlarm> alarms = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                boolean over = AlarmState.ofNumber(row.getInt(7)) == AlarmState.CLEARED;
                Alarm alarm = new Alarm(
                        new AlarmId(row.getLong(2), row.getLong(3)),
                        AlarmKind.ofNumber(row.getInt(4)),
                        row.getLong(5),
                        AlarmSeverity.ofNumber(row.getInt(6)),
                        evidence(row),
                        row.getLong(11),
                        over ? new Alarm.Over(row.getLong(13), AlarmEnd.ofNumber(row.getInt(15))) : null,
                        row.getString(17));
                Long overAt = over ? row.getLong(14) : null;
                alarms.add(new StoredAlarm(row.getString(1), alarm, row.getLong(12), overAt, row.getBoolean(16)));
            }
        }
        return alarms;
    }

    private static @Nullable Evidence evidence(ResultSet row) throws SQLException {
        int metric = row.getInt(8);
        boolean ownUnit = row.wasNull();
        long value = row.getLong(9);
        if (row.wasNull()) {
            return null;
        }
        return new Evidence(ownUnit ? null : Metric.ofNumber(metric), value, row.getLong(10));
    }
}
