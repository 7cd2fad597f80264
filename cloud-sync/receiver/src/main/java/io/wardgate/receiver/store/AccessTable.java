package io.wardgate.receiver.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables {@code access_document} and {@code access_part}: the newest documents of each kind, in the parts in which they travel. */
public final class AccessTable {

    private static final String COLUMNS = "kind, version, base_version, site, sha256, octets, parts, received_at";
    private static final String INSERT =
            "INSERT INTO access_document (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String PART = "INSERT INTO access_part (kind, version, part, octets) VALUES (?, ?, ?, ?)";
    private static final String NEWEST =
            "SELECT " + COLUMNS + " FROM access_document WHERE kind = ? ORDER BY version DESC LIMIT ?";
    private static final String[] TABLES = {"access_delivery", "access_part", "access_document"};

    /** Adds a document with its parts; false if its version is there already. */
    public boolean insert(Connection connection, AccessDocument document, List<byte[]> parts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement part = connection.prepareStatement(PART)) {
            insert.setInt(1, document.kind().number());
            insert.setLong(2, document.version());
            insert.setLong(3, document.baseVersion());
            insert.setString(4, document.site());
            insert.setString(5, document.sha256());
            insert.setInt(6, document.octets());
            insert.setInt(7, document.parts());
            insert.setLong(8, document.receivedAtMillis());
            if (insert.executeUpdate() == 0) {
                return false;
            }
            for (int index = 0; index < parts.size(); index++) {
                part.setInt(1, document.kind().number());
                part.setLong(2, document.version());
                part.setInt(3, index + 1);
                part.setBytes(4, parts.get(index));
                part.executeUpdate();
            }
            return true;
        }
    }

    /** The newest documents of a kind, the newest first. */
    public List<AccessDocument> newest(Connection connection, AccessDocument.Kind kind, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(NEWEST)) {
            query.setInt(1, kind.number());
            query.setInt(2, limit);
            List<AccessDocument> documents = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    documents.add(new AccessDocument(
                            AccessDocument.Kind.ofNumber(row.getInt(1)),
                            row.getLong(2),
                            row.getLong(3),
                            row.getString(4),
                            row.getString(5),
                            row.getInt(6),
                            row.getInt(7),
                            row.getLong(8)));
                }
            }
            return documents;
        }
    }

    public Optional<byte[]> part(Connection connection, AccessDelivery delivery) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT octets FROM access_part WHERE kind = ? AND version = ? AND part = ?")) {
            query.setInt(1, delivery.kind().number());
            query.setLong(2, delivery.version());
            query.setInt(3, delivery.part());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    /** Forgets documents older than this version, and that they were on their way. */
    public void forgetBefore(Connection connection, AccessDocument.Kind kind, long version) throws SQLException {
        for (String table : TABLES) {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE kind = ? AND version < ?")) {
                delete.setInt(1, kind.number());
                delete.setLong(2, version);
                delete.executeUpdate();
            }
        }
    }
}
