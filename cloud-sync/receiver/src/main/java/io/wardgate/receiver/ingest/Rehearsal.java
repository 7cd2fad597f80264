package io.wardgate.receiver.ingest;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.protocol.api.BatchContents;
import io.wardgate.protocol.api.ClockStamp;
import io.wardgate.receiver.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays batches through codec and database before the first real one comes, and takes them back: the first emergency
 * after a start must not pay for the loading of classes and for cold statements.
 *
 * <p>Leaves no row: every transaction is rolled back. (On PostgreSQL it may make today's partition.)
 */
public final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int ROUNDS = 20;
    private static final int ROUTINE_READINGS = 400;
    private static final String GATEWAY = "rehearsal";

    private final BatchCodec codec = new BatchCodec();
    private final Inspector inspector;
    private final Database database;
    private final InstantSource clock;

    public Rehearsal(Database database, InstantSource clock) {
        this.inspector = new Inspector(clock);
        this.database = database;
        this.clock = clock;
    }

    /** Called once, before any transport takes anything in. A database that fails is met again by the first group. */
    public void play() {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                play(Lane.EMERGENCY, 1);
                play(Lane.ROUTINE, ROUTINE_READINGS);
            }
        } catch (SQLException e) {
            LOG.warn("rehearsal ended early, the database says: {}", e.getMessage());
        }
    }

    private void play(Lane lane, int readings) throws SQLException {
        byte[] envelope = codec.seal(
                new BatchId(GATEWAY, 1, lane, 1),
                new ClockStamp(1, 0, clock.millis(), true),
                new BatchContents(readings(readings), List.of(), null));
        Arrival arrival = inspector.inspect(GATEWAY, GATEWAY, envelope, verdict -> {});
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try {
                new BatchTransaction(database, connection, 0, clock.millis()).apply(List.of(arrival));
            } finally {
                connection.rollback();
            }
        }
    }

    private static List<Reading> readings(int count) {
        MetricValues values = MetricValues.builder().put(Metric.HEART_RATE, 70).build();
        List<Reading> readings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            readings.add(new Reading(i % 20, 0, i, -1_000, -60, 0, 0, 0, values));
        }
        return readings;
    }
}
