package io.wardgate.simulator.score;

import io.wardgate.simulator.ledger.Ledger;
import io.wardgate.simulator.ledger.RecordKey;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which share of the readings reached the database, whatever was lost on the air: of those that a band could repeat in
 * full while a gateway listened. A band repeats a record until three newer ones have pushed it out
 * (docs/wire/band-v1.md); the last three of a session, and what was measured before a gateway listened, do not count.
 */
final class DeliveredShare {

    private static final int REPEATED = 3;

    private final Map<Session, Long> newest = new HashMap<>();
    private long repeatedInFull;
    private long delivered;

    private record Session(long deviceId, long boot) {

        static Session of(RecordKey key) {
            return new Session(key.deviceId(), key.boot());
        }
    }

    DeliveredShare(Ledger ledger, StoredWard stored) {
        long listening = ledger.scanningAtMillis().isEmpty()
                ? Long.MAX_VALUE
                : ledger.scanningAtMillis().get(0);
        ledger.produced().keySet().forEach(key -> newest.merge(Session.of(key), key.sequence(), Math::max));
        ledger.produced().forEach((key, record) -> {
            boolean isFull = key.sequence() + REPEATED <= newest.getOrDefault(Session.of(key), 0L);
            if (isFull && record.atMillis() >= listening) {
                repeatedInFull++;
                delivered += stored.readings().containsKey(key) ? 1 : 0;
            }
        });
    }

    /** @param atLeastPercent 0 for no limit */
    void report(ScoreReport report, double atLeastPercent) {
        double percent = repeatedInFull == 0 ? 0 : 100.0 * delivered / repeatedInFull;
        String figure =
                String.format(Locale.ROOT, "%d of %d repeated in full (%.3f %%)", delivered, repeatedInFull, percent);
        if (atLeastPercent > 0) {
            report.require("delivered", figure, "at least " + atLeastPercent + " %", percent >= atLeastPercent);
        } else {
            report.tell("delivered", figure);
        }
    }
}
