package io.wardgate.buffer.file;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import java.io.IOException;
import java.nio.file.Files;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * One H2 database file with batches of one lane, and its {@link Catalogue}. Only appended to, deleted as a whole.
 *
 * <p>H2 never reuses space and never compacts here: chunks that were synced once are never written again, which is
 * what survives kills and power cuts (docs/adr/0020). Each append ends with {@code CHECKPOINT SYNC}, because a commit
 * alone does not reach the disk (docs/adr/0021).
 *
 * <p>Opens its database when needed; {@link #release} closes it until the next use. Safe from any thread.
 */
public final class BatchFile {

    /** File name ending that H2 gives. */
    static final String DATABASE_SUFFIX = ".mv.db";

    static final String CATALOGUE_SUFFIX = ".catalogue";

    private static final String OPTIONS = ";WRITE_DELAY=0;REUSE_SPACE=FALSE;AUTO_COMPACT_FILL_RATE=0;MAX_COMPACT_TIME=0"
            + ";DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=2048;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0;LOCK_TIMEOUT=1000";
    private static final String CREATE =
            "CREATE TABLE IF NOT EXISTS batch (id BIGINT PRIMARY KEY, epoch BIGINT NOT NULL,"
                    + " sequence BIGINT NOT NULL, readings INT NOT NULL, frame VARBINARY(1048576) NOT NULL)";

    private final Path base;
    private final Lane lane;
    private final String gateway;
    private final Catalogue catalogue;
    private final Map<BatchKey, Long> rowIds = new TreeMap<>();
    private long lastRowId;
    private @Nullable Connection connection;

    BatchFile(Path base, Lane lane, String gateway) throws IOException {
        this.base = base;
        this.lane = lane;
        this.gateway = gateway;
        this.catalogue = new Catalogue(catalogueFile());
    }

    public Lane lane() {
        return lane;
    }

    public String name() {
        return String.valueOf(base.getFileName());
    }

    Path databaseFile() {
        return base.resolveSibling(name() + DATABASE_SUFFIX);
    }

    Path catalogueFile() {
        return base.resolveSibling(name() + CATALOGUE_SUFFIX);
    }

    /**
     * Appends batches and returns when they are on the disk.
     *
     * @throws SQLException if they are not; some may be
     * @throws IOException if the catalogue cannot be written
     */
    public synchronized void append(List<SealedBatch> batches) throws SQLException, IOException {
        Connection database = open();
        long rowId = lastRowId;
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO batch VALUES (?, ?, ?, ?, ?)")) {
            for (SealedBatch batch : batches) {
                insert.setLong(1, ++rowId);
                insert.setLong(2, batch.id().epoch());
                insert.setLong(3, batch.id().sequence());
                insert.setInt(4, batch.readings());
                insert.setBytes(5, Frame.write(batch));
                insert.executeUpdate();
            }
        }
        database.commit();
        try (Statement checkpoint = database.createStatement()) {
            checkpoint.execute("CHECKPOINT SYNC");
        }
        for (SealedBatch batch : batches) {
            BatchKey key = keyOf(batch);
            rowIds.put(key, ++lastRowId);
            catalogue.appended(key, batch.readings());
        }
    }

    /** Reads one batch; empty if it is not there or fails its check. */
    public synchronized Optional<SealedBatch> read(BatchKey key) throws SQLException {
        Long rowId = rowIds.get(key);
        if (rowId == null) {
            return Optional.empty();
        }
        try (PreparedStatement select = open().prepareStatement("SELECT frame FROM batch WHERE id = ?")) {
            select.setLong(1, rowId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Frame.read(gateway, row.getBytes(1)).filter(batch -> is(batch, key))
                        : Optional.empty();
            }
        }
    }

    private boolean is(SealedBatch batch, BatchKey key) {
        return batch.id().lane() == lane && keyOf(batch).equals(key);
    }

    /** Notes that nobody waits for this batch any more. */
    public void settle(BatchKey key) throws IOException {
        catalogue.settled(key);
    }

    /**
     * Batches that wait, with their numbers of readings and octets, as the rows tell.
     *
     * @throws SQLException if the database cannot be opened or read
     */
    public synchronized List<Waiting> load() throws SQLException, IOException {
        Set<BatchKey> settled = Catalogue.read(catalogueFile()).settled();
        List<Waiting> waiting = new ArrayList<>();
        try (Statement select = open().createStatement();
                ResultSet rows = select.executeQuery(
                        "SELECT id, epoch, sequence, readings, OCTET_LENGTH(frame) FROM batch ORDER BY id")) {
            while (rows.next()) {
                lastRowId = rows.getLong(1);
                BatchKey key = new BatchKey(rows.getLong(2), rows.getLong(3));
                rowIds.put(key, lastRowId);
                if (!settled.contains(key)) {
                    waiting.add(new Waiting(key, rows.getInt(4), rows.getInt(5)));
                }
            }
        }
        return waiting;
    }

    /**
     * One batch that waits.
     *
     * @param readings readings in it
     * @param octets about the octets of its envelope
     */
    public record Waiting(BatchKey key, int readings, int octets) {}

    /** Batches that must be here by the catalogue and nobody has settled, with their numbers of readings. */
    public Map<BatchKey, Integer> expected() throws IOException {
        Catalogue.Content content = Catalogue.read(catalogueFile());
        Map<BatchKey, Integer> expected = new TreeMap<>(content.appended());
        expected.keySet().removeAll(new TreeSet<>(content.settled()));
        return expected;
    }

    /**
     * Hands over each batch that the raw file still holds whole and nobody has settled, whether H2 can open it or not.
     * Each comes once, although H2 copies rows as its tree grows.
     */
    public void salvage(Consumer<SealedBatch> found) throws IOException {
        release();
        Set<BatchKey> seen = new TreeSet<>(Catalogue.read(catalogueFile()).settled());
        if (Files.exists(databaseFile())) {
            Frame.scan(gateway, databaseFile(), batch -> {
                if (batch.id().lane() == lane && seen.add(keyOf(batch))) {
                    found.accept(batch);
                }
            });
        }
    }

    /** Place of a batch within its lane. */
    public static BatchKey keyOf(SealedBatch batch) {
        return new BatchKey(batch.id().epoch(), batch.id().sequence());
    }

    /** Octets on the disk. */
    public long octets() {
        return databaseFile().toFile().length() + catalogueFile().toFile().length();
    }

    /** Syncs the catalogue. */
    public void sync() throws IOException {
        catalogue.sync();
    }

    /** Closes the database until it is needed again. What was synced stays, whatever closing says. */
    public synchronized void release() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LoggerFactory.getLogger(BatchFile.class).warn("{}: closing failed; synced batches are safe", base, e);
            }
        }
    }

    /** Closes everything. */
    public void close() throws IOException {
        release();
        catalogue.sync();
        catalogue.close();
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
