package io.wardgate.simulator.score;

import io.wardgate.simulator.ledger.Ledger;
import io.wardgate.simulator.ledger.RecordKey;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * From the press of the button to the commit: what the wearer waits for, the air included. The first calling record of
 * each call counts; calls inside fault windows do not, nor does one that came before a gateway listened.
 */
final class CallScore {

    private final long[] sortedMillis;
    private long missing;

    CallScore(Ledger ledger, StoredWard stored, FaultWindows windows) {
        long listening = ledger.scanningAtMillis().isEmpty()
                ? Long.MAX_VALUE
                : ledger.scanningAtMillis().get(0);
        LongStream.Builder millis = LongStream.builder();
        ledger.produced().forEach((key, record) -> {
            if (isPress(ledger, key, record)
                    && record.atMillis() >= listening
                    && !windows.starting(record.atMillis())
                    && !windows.disturbed(record.atMillis())) {
                Long committed = committedAt(stored, key);
                if (committed == null) {
                    missing++;
                } else {
                    millis.add(committed - record.atMillis());
                }
            }
        });
        sortedMillis = millis.build().sorted().toArray();
    }

    private static boolean isPress(Ledger ledger, RecordKey key, Ledger.Produced record) {
        Ledger.Produced before = ledger.produced().get(new RecordKey(key.deviceId(), key.boot(), key.sequence() - 1));
        return record.sos() && (before == null || !before.sos());
    }

    private static @Nullable Long committedAt(StoredWard stored, RecordKey key) {
        StoredReading reading = stored.readings().get(key);
        StoredBatch batch = reading == null ? null : stored.batches().get(reading.batch());
        return batch == null
                ? null
                : stored.committedAtMillis().getOrDefault(batch.commitGroup(), batch.receivedAtMillis());
    }

    void report(ScoreReport report) {
        report.tell("calls that never came", missing);
        report.tell("from the press to the commit (ms)", LatencyScore.describe(sortedMillis));
    }
}
