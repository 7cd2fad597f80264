package io.wardgate.simulator.score;

import io.wardgate.api.batch.Lane;
import io.wardgate.simulator.ledger.Ledger;
import io.wardgate.simulator.ledger.RecordKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares every stored reading with the truth: value by value, and whether a call arrived as a call in the emergency
 * lane.
 *
 * <p>Alert flags travel only with the newest record of a frame. A calling record that the gateway heard only in a
 * repetition has none, and that is right; one that it heard as the newest must have it, unless a fault was open.
 */
final class ValueScore {

    private final List<RecordKey> wrong = new ArrayList<>();
    private final List<RecordKey> neverProduced = new ArrayList<>();
    private final List<RecordKey> callsUnmarked = new ArrayList<>();
    private final List<RecordKey> callsElsewhere = new ArrayList<>();
    private final Ledger ledger;
    private final FaultWindows windows;
    private long calls;

    ValueScore(Ledger ledger, StoredWard stored, FaultWindows windows) {
        this.ledger = ledger;
        this.windows = windows;
        for (StoredReading reading : stored.readings().values()) {
            Ledger.Produced truth = ledger.produced().get(reading.key());
            if (truth == null) {
                neverProduced.add(reading.key());
            } else {
                compare(reading, truth);
            }
        }
    }

    private void compare(StoredReading reading, Ledger.Produced truth) {
        RecordKey key = reading.key();
        boolean inventedCall = reading.sos() && !truth.sos();
        if (!reading.measured().equalTo(truth.vitals())
                || reading.worn() != truth.vitals().worn()
                || inventedCall) {
            wrong.add(key);
        }
        if (reading.sos()) {
            calls++;
            if (reading.batch().lane() != Lane.EMERGENCY.number()) {
                callsElsewhere.add(key);
            }
        }
        Ledger.Heard heard = ledger.heard().get(key);
        boolean mustCall = truth.sos() && heard != null && heard.newest() && !windows.disturbed(heard.atMillis());
        if (mustCall && !reading.sos()) {
            callsUnmarked.add(key);
        }
    }

    void report(ScoreReport report) {
        report.none("values that differ from the truth", wrong);
        if (ledger.complete()) {
            report.none("readings that no band produced", neverProduced);
        } else {
            report.tell("readings beyond the torn ledger", neverProduced.size());
        }
        report.tell("SOS readings", calls);
        report.none("SOS readings without their flag", callsUnmarked);
        report.none("SOS readings outside the emergency lane", callsElsewhere);
    }
}
