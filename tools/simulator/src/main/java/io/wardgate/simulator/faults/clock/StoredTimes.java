package io.wardgate.simulator.faults.clock;

import io.wardgate.api.reading.Quality;
import io.wardgate.simulator.faults.Tally;
import io.wardgate.simulator.ledger.Ledger;
import io.wardgate.simulator.ledger.RecordKey;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Compares the times in the receiver's database with the ward's ledger, which had a right clock all the time.
 *
 * <p>A stored reading has its true time, or, if the gateway had no way to know better, its true time by the wrong clock
 * of that moment; never a time of the future, and at the end none is in doubt any more. A reading was set aside only if
 * its clock was ahead. By its time without that fault it never comes before a reading of a smaller number.
 */
final class StoredTimes {

    private static final String STORED =
            "SELECT device, boot, sequence, sampled_at, quality FROM reading" + " ORDER BY device, boot, sequence";
    private static final String ASIDE = "SELECT device, boot, sequence, reason FROM quarantined_reading";
    private static final String DOUBTED =
            "SELECT COALESCE(SUM(readings), 0) FROM batch WHERE synchronised = FALSE AND readings > 0";

    /** The receiver believes what is less ahead than this (docs/adr/0078). */
    private static final long FUTURE_MILLIS = TimeUnit.MINUTES.toMillis(2);

    /** A frame is heard late by this at most on a busy machine; the smallest jump is four times as far. */
    private static final long TIMED_WITHIN_MILLIS = 2_500;

    /** Ages travel in steps of 100 ms, and a machine that stands still delays some frames more than others. */
    private static final long ORDER_MILLIS = 500;

    private static final int NAMED = 3;

    private final Ledger ledger;
    private final WrongSpells spells;
    private final boolean alwaysDoubted;
    private final Map<String, List<RecordKey>> faults = new HashMap<>();
    private long doubted;
    private long aside;
    private long mislabelled;

    /** @param alwaysDoubted whether the gateway knew all the time when its clock was wrong */
    StoredTimes(Ledger ledger, WrongSpells spells, boolean alwaysDoubted) {
        this.ledger = ledger;
        this.spells = spells;
        this.alwaysDoubted = alwaysDoubted;
    }

    /** Notes what is wrong. The receiver must have been stopped. */
    void check(String databaseUrl, Tally tally, String where) throws IOException {
        try (Connection connection = DriverManager.getConnection(databaseUrl);
                Statement statement = connection.createStatement()) {
            stored(statement);
            setAside(statement);
            try (ResultSet row = statement.executeQuery(DOUBTED)) {
                row.next();
                doubted = row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IOException("the receiver's database cannot be read: " + e.getMessage(), e);
        }
        faults.forEach((what, keys) -> tally.miss(where + ": " + keys.size() + " " + what + ", as "
                + keys.stream().limit(NAMED).toList()));
        if (doubted + aside + mislabelled == 0) {
            tally.miss(where + ": no reading shows that the clock was ever wrong: the fault did not strike");
        }
    }

    /** Readings that were sealed while the gateway did not believe its clock. */
    long doubted() {
        return doubted;
    }

    /** Readings that the receiver set aside. */
    long aside() {
        return aside;
    }

    /** Readings that are stored with the time of a wrong clock that nobody could doubt. */
    long mislabelled() {
        return mislabelled;
    }

    private void stored(Statement statement) throws SQLException {
        @Nullable RecordKey last = null;
        long latest = Long.MIN_VALUE;
        try (ResultSet row = statement.executeQuery(STORED)) {
            while (row.next()) {
                RecordKey key = new RecordKey(row.getLong(1), row.getLong(2), row.getLong(3));
                Ledger.Produced truth = ledger.produced().get(key);
                if (truth == null) {
                    fault("readings that no band produced", key);
                    continue;
                }
                if (Quality.CLOCK_SUSPECT.in(row.getInt(5))) {
                    fault("readings whose time is in doubt for ever", key);
                }
                long sampledAt = row.getLong(4);
                long trueTime = sampledAt - offset(key, sampledAt - truth.atMillis(), truth.atMillis());
                boolean sameLife = last != null && last.deviceId() == key.deviceId() && last.boot() == key.boot();
                if (sameLife && trueTime < latest - ORDER_MILLIS) {
                    fault("readings before one of a smaller number", key);
                }
                latest = sameLife ? Math.max(latest, trueTime) : trueTime;
                last = key;
            }
        }
    }

    /** By which of the clock's offsets the reading is timed; notes it if that cannot be. */
    private long offset(RecordKey key, long errorMillis, long trueMillis) {
        if (isNear(errorMillis, 0)) {
            return 0;
        }
        for (long offset : alwaysDoubted ? Set.<Long>of() : spells.offsetsAround(trueMillis)) {
            if (isNear(errorMillis, offset) && offset <= FUTURE_MILLIS) {
                mislabelled++;
                return offset;
            }
        }
        fault("readings with an impossible time", key);
        return 0;
    }

    private void setAside(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(ASIDE)) {
            while (row.next()) {
                aside++;
                RecordKey key = new RecordKey(row.getLong(1), row.getLong(2), row.getLong(3));
                Ledger.Produced truth = ledger.produced().get(key);
                boolean ahead = truth != null
                        && !alwaysDoubted
                        && spells.offsetsAround(truth.atMillis()).stream().anyMatch(offset -> offset > FUTURE_MILLIS);
                if (!ahead) {
                    fault("readings set aside (" + row.getString(4) + ") whose clock was not ahead", key);
                }
            }
        }
    }

    private static boolean isNear(long errorMillis, long offsetMillis) {
        return Math.abs(errorMillis - offsetMillis) <= TIMED_WITHIN_MILLIS;
    }

    private void fault(String what, RecordKey key) {
        faults.computeIfAbsent(what, any -> new ArrayList<>()).add(key);
    }
}
