package io.wardgate.receiver.store;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.reading.Reading;
import java.sql.SQLException;

/**
 * Writes rows of table {@code reading} whose keys were claimed in the same transaction. The connection is of no other use
 * from the first row to {@link #finish}.
 */
interface ReadingAppender {

    void add(BatchId id, Reading reading, long sampledAtMillis, int quality) throws SQLException;

    /** Returns when the database has taken all rows. */
    void finish() throws SQLException;

    /** Ends without the rows after a failure, so that the transaction can be rolled back. */
    void abandon() throws SQLException;
}
