package io.wardgate.receiver.live;

import io.wardgate.receiver.store.BookTotals;
import io.wardgate.receiver.store.Database;
import io.wardgate.receiver.store.HealthTable;
import io.wardgate.receiver.store.ReadingTable;
import io.wardgate.receiver.store.ReceiverBooks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalLong;

/** Fills the board from the database before the receiver takes anything in. */
public final class LiveBoardLoader {

    static final int READINGS_PER_BAND = 40;

    private final ReadingTable readings;
    private final HealthTable health = new HealthTable();
    private final ReceiverBooks books = new ReceiverBooks();
    private final Database database;

    public LiveBoardLoader(Database database) {
        this.readings = new ReadingTable(database);
        this.database = database;
    }

    /**
     * Reads the newest of every device and gateway: a few index look-ups per device, whatever the history.
     *
     * @return the books of the other receivers on this database as the board has them now
     */
    public Map<Long, ReceiverBooks.Books> load(LiveBoard board) throws SQLException {
        try (Connection connection = database.connect()) {
            Map<Long, ReceiverBooks.Books> others = loadBooks(connection, board);
            health.all(connection).forEach(board::restore);
            OptionalLong device = readings.deviceAfter(connection, Long.MIN_VALUE);
            while (device.isPresent()) {
                readings.newest(connection, device.getAsLong(), READINGS_PER_BAND)
                        .forEach(board::restore);
                device = readings.deviceAfter(connection, device.getAsLong());
            }
            return others;
        }
    }

    /** In one snapshot, because others may be committing: what they add later is then added to what they had here. */
    private Map<Long, ReceiverBooks.Books> loadBooks(Connection connection, LiveBoard board) throws SQLException {
        if (!database.isShared()) {
            board.begin(BookTotals.read(connection));
            return Map.of();
        }
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Map<Long, ReceiverBooks.Books> others = books.others(connection, database.run());
        BookTotals ofOthers = OtherReceivers.sum(others);
        board.begin(BookTotals.read(connection).minus(ofOthers));
        board.others(ofOthers);
        connection.commit();
        return others;
    }
}
