package io.wardgate.simulator.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.simulator.ledger.Ledger;
import io.wardgate.simulator.ledger.RecordKey;
import io.wardgate.simulator.vitals.Vitals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallScoreTest {

    private static final long BAND = CraftedRun.BAND;
    private static final BatchKey BATCH = new BatchKey(1, 0, 1);

    private final Map<RecordKey, Ledger.Produced> produced = new HashMap<>();
    private final Map<RecordKey, StoredReading> stored = new HashMap<>();

    @Test
    void countsEachCallOnceFromThePressToTheCommit() {
        record(1, 2_000, false);
        record(2, 3_000, true);
        record(3, 4_000, true);

        assertThat(report().figure("from the press to the commit (ms)"))
                .startsWith("p50 250")
                .endsWith("of 1");
        assertThat(report().figure("calls that never came")).isEqualTo("0");
    }

    @Test
    void namesTheCallsThatNeverCame() {
        record(1, 3_000, true);
        stored.clear();

        assertThat(report().figure("calls that never came")).isEqualTo("1");
    }

    @Test
    void leavesOutACallBeforeAnybodyListenedAndInTheFirstTwoSeconds() {
        record(1, 400, true);
        record(5, 2_400, true);

        assertThat(report().figure("from the press to the commit (ms)")).isEqualTo("none");
    }

    /** The gateway listens from 500 ms on, and all is committed at 3,250 ms. */
    private ScoreReport report() {
        Ledger ledger = new Ledger(1, 1, produced, Map.of(), List.of(), List.of(500L), true);
        StoredWard ward = new StoredWard(
                stored,
                stored.size(),
                stored.size(),
                0,
                Map.of(BATCH, new StoredBatch("", 1, 3_200, 7)),
                Map.of(7L, 3_250L),
                List.of(),
                Set.of(),
                0);
        ScoreReport report = new ScoreReport();
        new CallScore(ledger, ward, new FaultWindows(ledger)).report(report);
        return report;
    }

    private void record(int sequence, long atMillis, boolean sos) {
        RecordKey key = new RecordKey(BAND, 1, sequence);
        produced.put(key, new Ledger.Produced(atMillis, sos, new Vitals(60, 97, 3_300, 0, true)));
        stored.put(key, new StoredReading(key, BATCH, 0, 0, 0, new StoredReading.Measured(60, 97, 3_300, 0)));
    }
}
