package io.wardgate.simulator.score;

import io.wardgate.simulator.ledger.Ledger;
import io.wardgate.simulator.ledger.RecordKey;
import io.wardgate.simulator.score.Limit.Quantile;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.LongStream;

/**
 * Time from the radio frame (written to the gateway) to the commit (complete with its disk sync), per lane. The limits
 * hold outside fault windows and the first seconds of the gateway; what was heard inside them is printed beside.
 *
 * <p>The receiver writes a group's commit time with the next group: the last group of each of its lives has none. For
 * those the time of receipt stands in; more such groups than lives is a miss.
 */
final class LatencyScore {

    private final LongStream.Builder[] millis = {
        LongStream.builder(), LongStream.builder(), LongStream.builder(), LongStream.builder()
    };
    private final Set<Long> groupsWithoutTime = new HashSet<>();
    private final StoredWard stored;
    private final FaultWindows windows;

    LatencyScore(Ledger ledger, StoredWard stored, FaultWindows windows) {
        this.stored = stored;
        this.windows = windows;
        for (Map.Entry<RecordKey, Ledger.Heard> entry : ledger.heard().entrySet()) {
            StoredReading reading = stored.readings().get(entry.getKey());
            if (reading != null) {
                add(reading, entry.getValue().atMillis());
            }
        }
    }

    private void add(StoredReading reading, long heardAtMillis) {
        StoredBatch batch = stored.batches().get(reading.batch());
        if (batch == null) {
            return;
        }
        Long committed = stored.committedAtMillis().get(batch.commitGroup());
        if (committed == null) {
            groupsWithoutTime.add(batch.commitGroup());
        }
        long end = committed == null ? batch.receivedAtMillis() : committed;
        boolean excused = windows.disturbed(heardAtMillis) || windows.starting(heardAtMillis);
        millis[slot(reading.sos(), excused)].add(end - heardAtMillis);
    }

    void report(ScoreReport report, List<Limit> limits) {
        long[][] sorted = Arrays.stream(millis)
                .map(lane -> lane.build().sorted().toArray())
                .toArray(long[][]::new);
        for (boolean urgent : new boolean[] {false, true}) {
            String lane = urgent ? "emergency" : "routine";
            report.tell("latency " + lane + " (ms)", describe(sorted[slot(urgent, false)]));
            long[] disturbed = sorted[slot(urgent, true)];
            if (disturbed.length > 0) {
                report.tell("  at the start, or while a fault was open", describe(disturbed));
            }
        }
        for (Limit limit : limits) {
            long[] lane = sorted[slot(limit.urgent(), false)];
            boolean measured = lane.length > 0;
            long value = measured ? limit.quantile().of(lane) : -1;
            report.require(
                    limit.lane() + "-" + limit.quantile().text(),
                    measured ? value + " ms" : "nothing was measured",
                    "at most " + limit.millis() + " ms",
                    measured && value <= limit.millis());
        }
        int lives = 1 + windows.receiverKills();
        report.require(
                "groups without commit time",
                groupsWithoutTime.size(),
                "at most " + lives,
                groupsWithoutTime.size() <= lives);
    }

    private static int slot(boolean urgent, boolean disturbed) {
        return (urgent ? 2 : 0) + (disturbed ? 1 : 0);
    }

    static String describe(long[] sorted) {
        if (sorted.length == 0) {
            return "none";
        }
        StringJoiner text = new StringJoiner("  ", "", "  of " + sorted.length);
        for (Quantile quantile : Quantile.values()) {
            text.add(quantile.text() + " " + quantile.of(sorted));
        }
        return text.toString();
    }
}
