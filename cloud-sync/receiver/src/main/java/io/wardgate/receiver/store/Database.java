package io.wardgate.receiver.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receiver's database: opened, migrated and checked for durability.
 *
 * <p>Safe from any thread. The ingest writer writes what gateways send, the commands' threads
 * write orders; all others read.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private static final int CONNECTIONS = 7;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int NOT_NOW = -1;

    private final DatabaseKind kind;
    private final String jdbcUrl;
    private final DayPartitions partitions = new DayPartitions();
    private final long run = new SecureRandom().nextLong();
    private volatile HikariDataSource pool;

    private Database(DatabaseKind kind, String jdbcUrl, HikariDataSource pool) {
        this.kind = kind;
        this.jdbcUrl = jdbcUrl;
        this.pool = pool;
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @throws DatabaseRefusedException if it cannot be reached, is of an unknown kind, or would lose commits
     */
    public static Database open(String url) throws DatabaseRefusedException {
        DatabaseKind kind = DatabaseKind.ofUrl(url);
        String jdbcUrl = kind.jdbcUrl(url);
        HikariDataSource pool;
        try {
            pool = pool(jdbcUrl, CONNECT_MILLIS);
        } catch (RuntimeException e) {
            throw new DatabaseRefusedException(
                    "--database " + withoutSecrets(url) + ": cannot be opened: " + root(e), e);
        }
        Database database = new Database(kind, jdbcUrl, pool);
        try {
            database.prepare();
            return database;
        } catch (SQLException | FlywayException e) {
            pool.close();
            throw new DatabaseRefusedException(
                    "--database " + withoutSecrets(url) + ": cannot be prepared: " + root(e), e);
        } catch (DatabaseRefusedException e) {
            pool.close();
            throw e;
        }
    }

    /** @param failAfterMillis how long to try a first connection; negative: not now */
    private static HikariDataSource pool(String jdbcUrl, int failAfterMillis) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setPoolName("wardgate-database");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setInitializationFailTimeout(failAfterMillis);
        return new HikariDataSource(config);
    }

    private void prepare() throws SQLException, DatabaseRefusedException {
        try (Connection connection = connect()) {
            kind.checkDurability(connection);
        }
        Flyway.configure()
                .dataSource(pool)
                .locations("db/migration", kind.migrations())
                .loggers("slf4j")
                .load()
                .migrate();
    }

    /** A connection of the pool; the caller closes it. */
    public Connection connect() throws SQLException {
        return pool.getConnection();
    }

    /** Commits, and returns only when the commit would survive a power cut. */
    public void commitDurably(Connection connection) throws SQLException {
        connection.commit();
        kind.afterCommit(connection);
    }

    /**
     * Called by the writer before it tries a failed commit again. An embedded database whose disk was full or failed
     * closes itself and stays so as long as it has connections: it is let go of, and opened anew if the disk permits.
     *
     * @throws SQLException if it cannot be opened yet, with the reason that the disk gives
     */
    public void mend() throws SQLException {
        if (!kind.isEmbedded() || answers()) {
            return;
        }
        pool.close();
        pool = pool(jdbcUrl, NOT_NOW);
        probe();
    }

    private boolean answers() {
        try {
            probe();
            return true;
        } catch (SQLException e) {
            LOG.debug("the database has closed itself and is opened anew", e);
            return false;
        }
    }

    /** Beside the pool, which would wait for a connection until its time is out. */
    private void probe() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            kind.afterCommit(connection);
        }
    }

    /** Whether other receivers may work on it too. */
    public boolean isShared() {
        return !kind.isEmbedded();
    }

    /** A number for what this receiver commits from opening to closing; nobody else has it. */
    public long run() {
        return run;
    }

    DatabaseKind kind() {
        return kind;
    }

    /** Makes room for readings of these UTC days, where each day has a table. Called by the writer alone. */
    void preparePartitions(Set<Long> days, long nowMillis) throws SQLException {
        if (kind.hasPartitions()) {
            partitions.ensure(this::connect, days, nowMillis);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static String withoutSecrets(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private static String root(Throwable failure) {
        Throwable cause = failure;
        for (Throwable next = failure.getCause(); next != null; next = next.getCause()) {
            cause = next;
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
