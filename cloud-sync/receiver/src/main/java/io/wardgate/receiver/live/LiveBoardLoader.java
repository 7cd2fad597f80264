package io.wardgate.receiver.live;

import io.wardgate.receiver.store.BookTotals;
import io.wardgate.receiver.store.Database;
import io.wardgate.receiver.store.HealthTable;
import io.wardgate.receiver.store.ReadingTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Fills the board from the database before the receiver takes anything in. */
public final class LiveBoardLoader {

    private static final int READINGS_PER_BAND = 40;

    private final ReadingTable readings;
    private final HealthTable health = new HealthTable();
    private final Database database;

    public LiveBoardLoader(Database database) {
        this.readings = new ReadingTable(database);
        this.database = database;
    }

    /** Reads the newest of every device and gateway: a few index look-ups per device, whatever the history. */
    public void load(LiveBoard board) throws SQLException {
        try (Connection connection = database.connect()) {
            board.begin(BookTotals.read(connection));
            health.all(connection).forEach(board::restore);
            OptionalLong device = readings.deviceAfter(connection, Long.MIN_VALUE);
            while (device.isPresent()) {
                readings.newest(connection, device.getAsLong(), READINGS_PER_BAND)
                        .forEach(board::restore);
                device = readings.deviceAfter(connection, device.getAsLong());
            }
        }
    }
}
