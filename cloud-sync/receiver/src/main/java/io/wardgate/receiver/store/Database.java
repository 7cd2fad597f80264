package io.wardgate.receiver.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The receiver's database: opened, migrated and checked for durability.
 *
 * <p>Safe from any thread. The ingest writer writes what gateways send, the commands' threads
 * write orders; all others read.
 */
public final class Database implements AutoCloseable {

    private static final int CONNECTIONS = 6;
    private static final int CONNECT_MILLIS = 5_000;

    private final DatabaseKind kind;
    private final HikariDataSource pool;
    private final DayPartitions partitions = new DayPartitions();

    private Database(DatabaseKind kind, HikariDataSource pool) {
        this.kind = kind;
        this.pool = pool;
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @throws DatabaseRefusedException if it cannot be reached, is of an unknown kind, or would lose commits
     */
    public static Database open(String url) throws DatabaseRefusedException {
        DatabaseKind kind = DatabaseKind.ofUrl(url);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(kind.jdbcUrl(url));
        config.setPoolName("wardgate-database");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setInitializationFailTimeout(CONNECT_MILLIS);
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new DatabaseRefusedException(
                    "--database " + withoutSecrets(url) + ": cannot be opened: " + root(e), e);
        }
        Database database = new Database(kind, pool);
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
