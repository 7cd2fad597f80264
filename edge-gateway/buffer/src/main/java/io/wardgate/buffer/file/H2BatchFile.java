package io.wardgate.buffer.file;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Entries as rows of one H2 database.
 *
 * <p>H2 never reuses space and never compacts here: chunks that were synced once are never written again, which is
 * what survives kills and power cuts (docs/adr/0020). Each append ends with {@code CHECKPOINT SYNC}, because a commit
 * alone does not reach the disk (docs/adr/0021).
 */
final class H2BatchFile implements BatchFile {

    private static final String OPTIONS = ";WRITE_DELAY=0;REUSE_SPACE=FALSE;AUTO_COMPACT_FILL_RATE=0;MAX_COMPACT_TIME=0"
            + ";DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=2048;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0;LOCK_TIMEOUT=1000";
    private static final String CREATE =
            "CREATE TABLE IF NOT EXISTS batch (id BIGINT PRIMARY KEY, epoch BIGINT NOT NULL,"
                    + " sequence BIGINT NOT NULL, readings INT NOT NULL, frame VARBINARY(1048576) NOT NULL)";

    private final Path base;
    private final Series series;
    private final Map<BatchKey, Long> rowIds = new TreeMap<>();
    private long lastRowId;
    private @Nullable Connection connection;

    /** @param base the database's name, to which H2 adds its suffix */
    H2BatchFile(Path base, Series series) {
        this.base = base;
        this.series = series;
    }

    @Override
    public Path path() {
        return base.resolveSibling(base.getFileName() + FileKind.H2.suffix());
    }

    @FunctionalInterface
    private interface Statements<R> {
        R run(Connection database) throws SQLException;
    }

    @Override
    public synchronized void append(List<Entry> entries) throws IOException {
        run(database -> {
            insert(database, entries);
            database.commit();
            try (Statement checkpoint = database.createStatement()) {
                return checkpoint.execute("CHECKPOINT SYNC");
            }
        });
        entries.forEach(entry -> rowIds.put(entry.key(), ++lastRowId));
    }

    private void insert(Connection database, List<Entry> entries) throws SQLException {
        long rowId = lastRowId;
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO batch VALUES (?, ?, ?, ?, ?)")) {
            for (Entry entry : entries) {
                insert.setLong(1, ++rowId);
                insert.setLong(2, entry.key().epoch());
                insert.setLong(3, entry.key().sequence());
                insert.setInt(4, entry.readings());
                insert.setBytes(5, Frame.write(series, entry));
                insert.executeUpdate();
            }
        }
    }

    @Override
    public synchronized Optional<Entry> read(BatchKey key) throws IOException {
        Long rowId = rowIds.get(key);
        return rowId == null ? Optional.empty() : run(database -> select(database, rowId, key));
    }

    private Optional<Entry> select(Connection database, long rowId, BatchKey key) throws SQLException {
        try (PreparedStatement select = database.prepareStatement("SELECT frame FROM batch WHERE id = ?")) {
            select.setLong(1, rowId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Frame.read(series, key, row.getBytes(1)) : Optional.empty();
            }
        }
    }

    @Override
    public synchronized List<Stored> load(Predicate<BatchKey> known) throws IOException {
        return run(database -> {
            List<Stored> found = new ArrayList<>();
            try (Statement select = database.createStatement();
                    ResultSet rows = select.executeQuery(
                            "SELECT id, epoch, sequence, readings, OCTET_LENGTH(frame) FROM batch ORDER BY id")) {
                while (rows.next()) {
                    lastRowId = rows.getLong(1);
                    BatchKey key = new BatchKey(rows.getLong(2), rows.getLong(3));
                    rowIds.put(key, lastRowId);
                    found.add(new Stored(key, rows.getInt(4), rows.getInt(5)));
                }
            }
            return found;
        });
    }

    @Override
    public synchronized void release() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException | RuntimeException e) {
                LoggerFactory.getLogger(H2BatchFile.class).warn("{}: closing failed; synced rows are safe", base, e);
            }
        }
    }

    /** H2 wraps most faults of a damaged file in SQLException, not all. */
    private <R> R run(Statements<R> statements) throws IOException {
        try {
            return statements.run(open());
        } catch (SQLException | RuntimeException e) {
            throw new IOException(path().getFileName() + ": " + e.getMessage(), e);
        }
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open == null) {
            Properties nobody = new Properties();
            open = new Driver().connect("jdbc:h2:file:" + base.toAbsolutePath() + OPTIONS, nobody);
            if (open == null) {
                throw new SQLException("not a path that H2 accepts: " + base);
            }
            connection = open;
            open.setAutoCommit(false);
            try (Statement create = open.createStatement()) {
                create.execute(CREATE);
            }
        }
        return open;
    }
}
