package io.wardgate.simulator.score;

import static io.wardgate.simulator.score.CraftedRun.missed;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.simulator.ledger.Ledger;
import io.wardgate.simulator.ledger.RecordKey;
import io.wardgate.simulator.vitals.Vitals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveredShareTest {

    private static final long BAND = CraftedRun.BAND;
    private static final Vitals STILL = new Vitals(60, 97, 3_300, 0, true);

    private final Map<RecordKey, Ledger.Produced> produced = new HashMap<>();
    private final Map<RecordKey, StoredReading> stored = new HashMap<>();

    @Test
    void countsWhatWasRepeatedInFullWhileAGatewayListened() {
        for (int sequence = 0; sequence < 104; sequence++) {
            produce(1, sequence);
            if (sequence != 50) {
                store(1, sequence);
            }
        }
        // Nothing of it is stored: it was on the air before the gateway listened, or for too short a time.
        produced.put(new RecordKey(BAND, 0, 1), new Ledger.Produced(0, false, STILL));
        produced.put(new RecordKey(BAND, 0, 9), new Ledger.Produced(0, false, STILL));
        produce(2, 0);
        produce(2, 1);

        assertThat(report(99.95).figure("delivered")).isEqualTo("100 of 101 repeated in full (99.010 %)");
        assertThat(missed(report(99.95))).containsExactly("delivered");
        assertThat(missed(report(99))).isEmpty();
        assertThat(missed(report(0))).isEmpty();
    }

    private ScoreReport report(double atLeastPercent) {
        ScoreReport report = new ScoreReport();
        Ledger ledger = new Ledger(1, 1, produced, Map.of(), List.of(), List.of(500L), true);
        StoredWard ward =
                new StoredWard(stored, stored.size(), stored.size(), 0, Map.of(), Map.of(), List.of(), Set.of(), 0);
        new DeliveredShare(ledger, ward).report(report, atLeastPercent);
        return report;
    }

    private void produce(int boot, int sequence) {
        produced.put(new RecordKey(BAND, boot, sequence), new Ledger.Produced(1_000 + sequence, false, STILL));
    }

    private void store(int boot, int sequence) {
        RecordKey key = new RecordKey(BAND, boot, sequence);
        stored.put(
                key,
                new StoredReading(key, new BatchKey(1, 2, 1), 0, 0, 0, new StoredReading.Measured(60, 97, 3_300, 0)));
    }
}
