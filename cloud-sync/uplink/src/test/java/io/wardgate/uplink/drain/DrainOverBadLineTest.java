package io.wardgate.uplink.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Lane;
import io.wardgate.uplink.peer.Answers;
import io.wardgate.uplink.peer.ManualClock;
import io.wardgate.uplink.peer.MemoryStore;
import io.wardgate.uplink.peer.ScriptedUplink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that loses batches and answers, goes down and is busy, as a seed says: everything arrives, in order. */
class DrainOverBadLineTest {

    private final ManualClock clock = new ManualClock();
    private final MemoryStore store = new MemoryStore();
    private final ScriptedUplink uplink = new ScriptedUplink();
    private final DrainRound round = new DrainRound(
            new DrainSettings(8, 2_000), store, uplink, clock, "GW-1", new RoundTrip(), new DrainCounters(), () -> {});

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void deliversEveryBatchAndKeepsTheOrderOfEachLane(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int stored = 0;
        int read = 0;
        for (int step = 0; step < 20_000 && (step < 2_000 || store.pending() > 0); step++) {
            if (step < 2_000 && random.nextInt(3) == 0) {
                store.append(Lane.ofNumber(random.nextInt(4)));
                round.appended();
                stored++;
            }
            disturb(random, step < 5_000);
            round.run();
            for (; read < uplink.sent.size(); read++) {
                if (random.nextInt(100) >= 40) {
                    round.answered(Answers.to(uplink.sent.get(read).getBytes(StandardCharsets.US_ASCII)));
                }
            }
            clock.passMillis(random.nextInt(1_000));
        }

        assertThat(store.pending()).as("pending after seed %d", seed).isZero();
        var firstSends = new LinkedHashSet<>(uplink.sent);
        assertThat(firstSends).as("different batches sent, seed %d", seed).hasSize(stored);
        for (Lane lane : Lane.values()) {
            assertThat(sequences(firstSends, lane))
                    .as("%s, seed %d", lane, seed)
                    .isSorted();
        }
    }

    private void disturb(SplittableRandom random, boolean flapping) {
        uplink.busy = flapping && random.nextInt(10) == 0;
        boolean urgent = !flapping || random.nextInt(20) != 0;
        boolean routine = !flapping || random.nextInt(20) != 0;
        if (urgent && !uplink.urgentUp) {
            round.cameUp(Lane.EMERGENCY);
        }
        if (routine && !uplink.routineUp) {
            round.cameUp(Lane.ROUTINE);
        }
        uplink.urgentUp = urgent;
        uplink.routineUp = routine;
    }

    private static List<Long> sequences(Iterable<String> sent, Lane lane) {
        List<Long> sequences = new ArrayList<>();
        for (String text : sent) {
            String[] words = text.split(" ", 2);
            if (words[0].equals(Integer.toString(lane.number()))) {
                sequences.add(Long.parseLong(words[1]));
            }
        }
        return sequences;
    }
}
