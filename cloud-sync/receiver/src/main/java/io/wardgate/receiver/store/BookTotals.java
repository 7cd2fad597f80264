package io.wardgate.receiver.store;

import io.wardgate.api.batch.DropReason;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Sums over what was accepted; over all that ever was, they are read once at the start and carried on in memory.
 *
 * @param stored readings in the database
 * @param duplicates readings that arrived although they were there already
 * @param declaredDropped readings that gateways declared lost
 * @param aside readings that were set aside because they cannot be believed
 */
public record BookTotals(long stored, long duplicates, long declaredDropped, long aside) {

    public static final BookTotals NONE = new BookTotals(0, 0, 0, 0);

    private static final String SUMS = """
            SELECT (SELECT COALESCE(SUM(stored), 0) FROM batch), (SELECT COALESCE(SUM(duplicates), 0) FROM batch),
                (SELECT COALESCE(SUM(count), 0) FROM declared_drop WHERE reason <> %d),
                (SELECT COALESCE(SUM(aside), 0) FROM batch)""".formatted(DropReason.TAP_QUEUE_FULL.number());

    public static BookTotals read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SUMS)) {
            row.next();
            return new BookTotals(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }

    public BookTotals plus(StoredCounts counts, long moreDropped) {
        return new BookTotals(
                stored + counts.stored(),
                duplicates + counts.duplicates(),
                declaredDropped + moreDropped,
                aside + counts.aside().size());
    }

    public BookTotals plus(BookTotals other) {
        return new BookTotals(
                stored + other.stored,
                duplicates + other.duplicates,
                declaredDropped + other.declaredDropped,
                aside + other.aside);
    }

    public BookTotals minus(BookTotals other) {
        return new BookTotals(
                stored - other.stored,
                duplicates - other.duplicates,
                declaredDropped - other.declaredDropped,
                aside - other.aside);
    }
}
