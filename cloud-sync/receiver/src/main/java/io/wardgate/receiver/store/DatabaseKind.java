package io.wardgate.receiver.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The two databases and what each needs so that a commit survives a power cut (docs/adr/0041). */
enum DatabaseKind {
    /**
     * Embedded. COMMIT alone only writes to the page cache: {@code CHECKPOINT SYNC} after it brings it to the disk. No
     * compaction at close, because that is the one step that rewrites data which was already safe.
     */
    H2("jdbc:h2:file:", "db/h2", new H2KeyClaims()) {
        @Override
        String jdbcUrl(String url) throws DatabaseRefusedException {
            if (url.indexOf(';') >= 0) {
                throw new DatabaseRefusedException("--database " + url
                        + ": H2 settings decide about durability and are set by the receiver;"
                        + " give the URL without ';', as jdbc:h2:file:/directory/receiver");
            }
            return url + ";MODE=PostgreSQL;WRITE_DELAY=0;MAX_COMPACT_TIME=0;DB_CLOSE_ON_EXIT=FALSE"
                    + ";TRACE_LEVEL_FILE=0;LOCK_TIMEOUT=10000;CACHE_SIZE=65536";
        }

        @Override
        void checkDurability(Connection connection) {
            // Nothing to ask: all that matters is in the URL.
        }

        @Override
        void afterCommit(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT SYNC");
            }
        }

        @Override
        boolean isEmbedded() {
            return true;
        }

        @Override
        ReadingAppender appender(Connection connection) throws SQLException {
            return new RowAppender(connection);
        }

        @Override
        boolean hasPartitions() {
            return false;
        }
    },
    /** A server. COMMIT is durable unless somebody switched that off. */
    POSTGRESQL("jdbc:postgresql:", "db/postgresql", new PostgresqlKeyClaims()) {
        @Override
        String jdbcUrl(String url) {
            return url + (url.indexOf('?') < 0 ? "?" : "&") + "ApplicationName=wardgate-receiver&socketTimeout=30"
                    + "&connectTimeout=5&tcpKeepAlive=true";
        }

        @Override
        void checkDurability(Connection connection) throws SQLException, DatabaseRefusedException {
            for (String setting : new String[] {"fsync", "synchronous_commit"}) {
                if (show(connection, setting).equals("off")) {
                    throw new DatabaseRefusedException("PostgreSQL runs with " + setting
                            + "=off: it would forget batches that were acknowledged; set " + setting
                            + "=on and start again");
                }
            }
        }

        @Override
        void afterCommit(Connection connection) {
            // COMMIT returned after the write-ahead log was on the disk.
        }

        @Override
        boolean isEmbedded() {
            return false;
        }

        @Override
        ReadingAppender appender(Connection connection) throws SQLException {
            return new CopyAppender(connection);
        }

        @Override
        boolean hasPartitions() {
            return true;
        }
    };

    private final String prefix;
    private final String migrations;
    private final KeyClaims keys;

    DatabaseKind(String prefix, String migrations, KeyClaims keys) {
        this.prefix = prefix;
        this.migrations = migrations;
        this.keys = keys;
    }

    /** Folder of the migrations that only this kind needs. */
    String migrations() {
        return migrations;
    }

    KeyClaims keys() {
        return keys;
    }

    static DatabaseKind ofUrl(String url) throws DatabaseRefusedException {
        for (DatabaseKind kind : values()) {
            if (url.startsWith(kind.prefix) && url.length() > kind.prefix.length()) {
                return kind;
            }
        }
        throw new DatabaseRefusedException("--database " + url
                + ": not supported; allowed: jdbc:h2:file:/directory/receiver or"
                + " jdbc:postgresql://host/database?user=…&password=…");
    }

    abstract String jdbcUrl(String url) throws DatabaseRefusedException;

    abstract void checkDurability(Connection connection) throws SQLException, DatabaseRefusedException;

    abstract void afterCommit(Connection connection) throws SQLException;

    /** Whether it runs within this process, so that nobody else can start it again. */
    abstract boolean isEmbedded();

    /** Begins to write readings within the connection's transaction. */
    abstract ReadingAppender appender(Connection connection) throws SQLException;

    /** Whether table {@code reading} is made of one table a day. */
    abstract boolean hasPartitions();

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
