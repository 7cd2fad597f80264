package io.wardgate.receiver.access;

import io.wardgate.protocol.api.DocumentParts;
import io.wardgate.receiver.store.AccessDelivery;
import io.wardgate.receiver.store.AccessDeliveryTable;
import io.wardgate.receiver.store.AccessDocument;
import io.wardgate.receiver.store.AccessDocument.Kind;
import io.wardgate.receiver.store.AccessTable;
import io.wardgate.receiver.store.Database;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes signed documents, durably, and tells which gateway has which. Safe from any thread. */
public final class AccessDocuments {

    /** Largest document: what a gateway takes. */
    public static final int MAX_OCTETS = DocumentParts.MAX_OCTETS;

    private static final int KEPT = 20;
    private static final Logger LOG = LoggerFactory.getLogger(AccessDocuments.class);

    private final AccessTable documents = new AccessTable();
    private final AccessDeliveryTable deliveries = new AccessDeliveryTable();
    private final Database database;
    private final InstantSource clock;
    private final Runnable taken;

    /** @param taken called after each document that was taken; must return at once */
    public AccessDocuments(Database database, InstantSource clock, Runnable taken) {
        this.database = database;
        this.clock = clock;
        this.taken = taken;
    }

    /**
     * Keeps a document and sends it on its way. The same octets again begin anew where they failed, and where they were not
     * sent before.
     *
     * @param gateways to which; empty: to all that are known
     * @throws IllegalArgumentException if it is no such document
     * @throws VersionConflictException if a later version, or another of this version, is here
     */
    public AccessDocument take(Kind kind, byte[] octets, List<String> gateways)
            throws SQLException, VersionConflictException {
        SignedOctets head = SignedOctets.read(kind, octets);
        List<byte[]> parts = parts(octets);
        long now = clock.millis();
        AccessDocument document = new AccessDocument(
                kind,
                head.version(),
                head.baseVersion(),
                head.site(),
                sha256(octets),
                octets.length,
                parts.size(),
                now);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try {
                requireNewest(connection, document);
                documents.insert(connection, document, parts);
                for (String gateway : gateways.isEmpty() ? deliveries.knownGateways(connection) : gateways) {
                    deliveries.begin(connection, document, gateway, now);
                    if (kind == Kind.POLICY && document.baseVersion() == 0) {
                        deliveries.supersede(connection, document, gateway, now);
                    }
                }
                forgetOld(connection, kind);
                database.commitDurably(connection);
            } catch (SQLException | VersionConflictException e) {
                connection.rollback();
                throw e;
            }
        }
        LOG.info("{} version {} of site {} taken, {} octets", kind, head.version(), head.site(), octets.length);
        taken.run();
        return document;
    }

    /** The newest documents of a kind, the newest first, each with what came of it. */
    public Map<AccessDocument, List<AccessDelivery>> newest(Kind kind) throws SQLException {
        try (Connection connection = database.connect()) {
            Map<AccessDocument, List<AccessDelivery>> found = new LinkedHashMap<>();
            for (AccessDocument document : documents.newest(connection, kind, KEPT)) {
                found.put(document, deliveries.of(connection, document));
            }
            return found;
        }
    }

    private void requireNewest(Connection connection, AccessDocument document)
            throws SQLException, VersionConflictException {
        for (AccessDocument newest : documents.newest(connection, document.kind(), 1)) {
            if (newest.version() > document.version()) {
                throw new VersionConflictException("version is " + document.version() + "; allowed: above "
                        + newest.version() + ", which is here");
            }
            if (newest.version() == document.version() && !newest.sha256().equals(document.sha256())) {
                throw new VersionConflictException("another document of version " + document.version()
                        + " is here, with SHA-256 " + newest.sha256() + "; give a greater version");
            }
        }
    }

    private void forgetOld(Connection connection, Kind kind) throws SQLException {
        List<AccessDocument> kept = documents.newest(connection, kind, KEPT);
        if (kept.size() == KEPT) {
            documents.forgetBefore(connection, kind, kept.get(KEPT - 1).version());
        }
    }

    private static List<byte[]> parts(byte[] octets) {
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < octets.length; from += DocumentParts.PART_OCTETS) {
            parts.add(Arrays.copyOfRange(octets, from, Math.min(octets.length, from + DocumentParts.PART_OCTETS)));
        }
        return parts;
    }

    private static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
