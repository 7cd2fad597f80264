package io.wardgate.simulator.score;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.simulator.band.BandRecord;
import io.wardgate.simulator.band.Radio;
import io.wardgate.simulator.ledger.LedgerWriter;
import io.wardgate.simulator.ledger.LinkFault;
import io.wardgate.simulator.vitals.Vitals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A ledger, an H2 database in the receiver's form and an audit file that agree perfectly; a test then breaks one thing.
 * One band, twenty records a second apart; record 10 is a call and alone in an emergency batch, the others are in one
 * routine batch. Records are heard when they are made; the call is committed 200 ms later, the others
 * together when the run ends. The tables have no
 * primary keys, so that a test can break what a real database would refuse.
 */
final class CraftedRun {

    static final long START_MILLIS = 1_000_000;
    static final int RECORDS = 20;
    static final int CALL = 10;
    static final long BAND = DeviceId.ofBand(0x1000);

    private static final String HASH = "ab".repeat(32);

    private final Path ledgerFile;
    private final Path auditFile;
    private final String url;

    CraftedRun(Path folder, LinkFault... faultsAtTenSeconds) throws IOException, SQLException {
        this.ledgerFile = folder.resolve("ledger.ndjson");
        this.auditFile = folder.resolve("audit");
        this.url = "jdbc:h2:file:" + folder.resolve("receiver");
        try (LedgerWriter ledger = new LedgerWriter(ledgerFile)) {
            ledger.run(1, START_MILLIS, 1);
            for (int i = 0; i < RECORDS; i++) {
                BandRecord record = new BandRecord(BAND, 1, i, 0, i == CALL, new Vitals(60 + i, 97, 3300, 2, true));
                ledger.produced(record, at(i));
                ledger.heard(record, at(i), true, Radio.BLUETOOTH);
            }
            for (LinkFault fault : faultsAtTenSeconds) {
                ledger.fault(fault, at(CALL));
            }
            ledger.gateway(true, at(CALL) + 1);
            ledger.end(at(RECORDS), "00");
        }
        fillDatabase();
        Files.writeString(
                auditFile, "4294967297 0 1 1 " + HASH + "\n4294967297 2 1 " + (RECORDS - 1) + " " + HASH + "\n");
    }

    static long at(int record) {
        return START_MILLIS + record * 1000L;
    }

    /** Breaks something. */
    void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    void appendAudit(String text) throws IOException {
        Files.writeString(auditFile, Files.readString(auditFile) + text);
    }

    Path ledgerFile() {
        return ledgerFile;
    }

    String url() {
        return url;
    }

    ScoreReport score(String limits) throws ScoreException {
        return Score.of(new ScoreOptions(ledgerFile, url, auditFile, Limit.parse(limits), null));
    }

    ScoreReport score() throws ScoreException {
        return score("");
    }

    /** Names of the lines that were missed. */
    static List<String> missed(ScoreReport report) {
        return report.lines().stream()
                .filter(line -> !line.passed())
                .map(ScoreReport.Line::name)
                .toList();
    }

    private void fillDatabase() throws SQLException {
        List<String> statements = new ArrayList<>(List.of(
                "CREATE TABLE commit_group(id BIGINT, committed_at BIGINT)",
                "CREATE TABLE batch(gateway VARCHAR, epoch BIGINT, lane SMALLINT, sequence BIGINT,"
                        + " body_hash VARCHAR(64), readings INT, stored INT, duplicates INT, received_at BIGINT,"
                        + " commit_group BIGINT)",
                "CREATE TABLE reading(device BIGINT, boot BIGINT, sequence BIGINT, gateway VARCHAR, epoch BIGINT,"
                        + " lane SMALLINT, batch_sequence BIGINT, sampled_at BIGINT, rssi_dbm SMALLINT, flags INT,"
                        + " quality INT, suspect INT, heart_rate INT, spo2 INT, skin_temperature INT, motion INT)",
                "CREATE TABLE declared_drop(gateway VARCHAR, epoch BIGINT, lane SMALLINT, batch_sequence BIGINT,"
                        + " device BIGINT, drop_lane SMALLINT, boot BIGINT, from_sequence BIGINT, to_sequence BIGINT,"
                        + " count BIGINT, reason SMALLINT)",
                "CREATE TABLE quarantined_reading(device BIGINT, boot BIGINT, sequence BIGINT)",
                "CREATE TABLE gateway_health(gateway VARCHAR, epoch BIGINT, received_at BIGINT, document VARCHAR)",
                batch(0, 1, at(CALL) + 200),
                batch(2, RECORDS - 1, at(RECORDS))));
        for (int i = 0; i < RECORDS; i++) {
            boolean call = i == CALL;
            statements.add("INSERT INTO reading VALUES(" + BAND + ", 1, " + i + ", 'GW', 4294967297, " + (call ? 0 : 2)
                    + ", 1, " + at(i) + ", -60, " + (call ? 0b10001 : 0b10000) + ", 0, 0, " + (60 + i)
                    + ", 97, 3300, 2)");
        }
        // One opening of the file for all: each costs a second on a busy machine.
        sql(statements.toArray(String[]::new));
    }

    private static String batch(int lane, int readings, long committedAt) {
        return "INSERT INTO batch VALUES('GW', 4294967297, " + lane + ", 1, '" + HASH + "', " + readings + ", "
                + readings
                + ", 0, " + (committedAt - 50) + ", " + lane + "); INSERT INTO commit_group VALUES(" + lane + ", "
                + committedAt + ")";
    }
}
