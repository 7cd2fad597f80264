package io.wardgate.simulator.faults.control;

import io.wardgate.simulator.faults.store.ParentWatch;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;

/**
 * What people write who trust their database: a row a batch, a commit, "stored". Runs on any H2 on its class path and
 * uses nothing of the product.
 *
 * <p>Arguments: {@code write URL FIRST_ID} appends until it is killed and prints ledger lines; {@code list URL} prints the
 * ids that are there.
 */
public final class RowStoreChild {

    private static final int BODY_OCTETS = 2_000;

    private RowStoreChild() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[1])) {
            if (arguments[0].equals("list")) {
                list(connection);
            } else {
                ParentWatch.start();
                write(connection, Long.parseLong(arguments[2]));
            }
        }
    }

    private static void write(Connection connection, long firstId) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement create = connection.createStatement()) {
            create.execute("CREATE TABLE IF NOT EXISTS batch (id BIGINT PRIMARY KEY, body VARBINARY(65536) NOT NULL)");
        }
        SplittableRandom random = new SplittableRandom(firstId);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO batch VALUES (?, ?)")) {
            byte[] body = new byte[BODY_OCTETS];
            for (long id = firstId; true; id++) {
                random.nextBytes(body);
                insert.setLong(1, id);
                insert.setBytes(2, body);
                insert.executeUpdate();
                connection.commit();
                print("A ROUTINE/0/" + id + ";");
            }
        }
    }

    private static void list(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT id FROM batch ORDER BY id")) {
            while (rows.next()) {
                print(rows.getString(1));
            }
        }
    }

    private static void print(String text) {
        byte[] line = (text + "\n").getBytes(StandardCharsets.US_ASCII);
        System.out.write(line, 0, line.length);
        if (System.out.checkError()) {
            Runtime.getRuntime().halt(1); // the parent is gone, and nobody would end this process
        }
    }
}
