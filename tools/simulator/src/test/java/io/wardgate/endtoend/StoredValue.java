package io.wardgate.endtoend;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of the receiver's table {@code reading}, as it comes from JDBC; null is an absent value. */
record StoredValue(
        long device,
        long boot,
        long sequence,
        long sampledAtMillis,
        @Nullable Integer heartRate,
        @Nullable Integer skinTemperature,
        @Nullable Integer spo2,
        @Nullable Integer motion,
        int quality,
        int suspect) {

    /** All rows in order of device and record. */
    static List<StoredValue> all(Path database) throws SQLException {
        List<StoredValue> values = new ArrayList<>();
        try (Connection connection = open(database);
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT * FROM reading ORDER BY device, boot, sequence")) {
            while (row.next()) {
                values.add(new StoredValue(
                        row.getLong("device"),
                        row.getLong("boot"),
                        row.getLong("sequence"),
                        row.getLong("sampled_at"),
                        row.getObject("heart_rate", Integer.class),
                        row.getObject("skin_temperature", Integer.class),
                        row.getObject("spo2", Integer.class),
                        row.getObject("motion", Integer.class),
                        row.getInt("quality"),
                        row.getInt("suspect")));
            }
        }
        return values;
    }

    /** The one number that a query gives. */
    static long number(Path database, String sql) throws SQLException {
        try (Connection connection = open(database);
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection open(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + database + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r");
    }
}
