package io.wardgate.receiver.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Table {@code receiver_books} (PostgreSQL alone): what each run of a receiver committed since its start, changed in the
 * transaction of each group that stores something. A change of a row is the news that there is something to read; as the
 * row holds sums, who misses a change loses nothing (docs/adr/0079).
 */
public final class ReceiverBooks {

    private static final String ADD = """
            INSERT INTO receiver_books AS books (run, last_group, stored, duplicates, declared_dropped, aside)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (run) DO UPDATE SET last_group = excluded.last_group,
                stored = books.stored + excluded.stored, duplicates = books.duplicates + excluded.duplicates,
                declared_dropped = books.declared_dropped + excluded.declared_dropped,
                aside = books.aside + excluded.aside""";
    private static final String OTHERS = """
            SELECT run, last_group, stored, duplicates, declared_dropped, aside FROM receiver_books WHERE run <> ?""";

    /**
     * One run of a receiver.
     *
     * @param lastGroup number of its newest group; a run has one writer, so its groups commit in the order of numbers
     */
    public record Books(long lastGroup, BookTotals totals) {}

    /** Adds what a group stored, within the group's transaction. */
    public void add(Connection connection, long run, long group, BookTotals added) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(ADD)) {
            upsert.setLong(1, run);
            upsert.setLong(2, group);
            upsert.setLong(3, added.stored());
            upsert.setLong(4, added.duplicates());
            upsert.setLong(5, added.declaredDropped());
            upsert.setLong(6, added.aside());
            upsert.executeUpdate();
        }
    }

    /** The books of all runs but this one, by run. */
    public Map<Long, Books> others(Connection connection, long run) throws SQLException {
        Map<Long, Books> others = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(OTHERS)) {
            query.setLong(1, run);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    BookTotals totals = new BookTotals(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
                    others.put(row.getLong(1), new Books(row.getLong(2), totals));
                }
            }
        }
        return others;
    }
}
