package io.wardgate.uplink.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.uplink.peer.Answers;
import io.wardgate.uplink.peer.ManualClock;
import io.wardgate.uplink.peer.MemoryStore;
import io.wardgate.uplink.peer.SlowLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day's backlog behind live data, over lines of simulated rate and delay. */
class ShapedBacklogTest {

    private static final int BULK_OCTETS = 15_000;
    private static final int BULK_BATCHES = 4_000;
    private static final int STEP_MILLIS = 2;

    private final ManualClock clock = new ManualClock();
    private final MemoryStore store = new MemoryStore();
    private final Map<BatchId, Long> sealedMillis = new HashMap<>();
    private final List<Long> liveMillis = new ArrayList<>();

    @ParameterizedTest(name = "{0} bit/s, {1} ms")
    @CsvSource({"1000000, 20", "1000000, 100", "2000000, 50", "10000000, 30"})
    void drainsAtSixtyPercentOfTheLineWhileLiveDataIsAnsweredWithinASecond(long bitsPerSecond, long delayMillis) {
        SlowLink link = run(bitsPerSecond, delayMillis, 60_000);

        double share = link.bulkOctets * 8 / 60.0 / bitsPerSecond;
        assertThat(share).isBetween(0.60, 0.75);
        assertThat(liveMillis).hasSizeGreaterThan(60).allMatch(millis -> millis < 1_000);
    }

    @Test
    void leavesBulkItsFloorOnALineThatIsTooSlowForBoth() {
        SlowLink link = run(64_000, 50, 120_000);

        double share = link.bulkOctets * 8 / 120.0 / 64_000;
        assertThat(share).isBetween(0.05, 0.5);
        assertThat(liveMillis.stream().mapToLong(Long::longValue).average().orElseThrow())
                .isLessThan(1_500);
    }

    @Test
    void drainsADayOfTwoHundredBandsOverOneMegabitInLessThanFiveMinutes() {
        int dayBatches = 865;
        SlowLink link = new SlowLink(clock, 1_000_000, 50);
        DrainRound round = started(link, dayBatches, 13_600);
        long begun = clock.monoMillis();
        while (store.statistics(Lane.BULK).pendingBatches() > 0) {
            step(round, link, clock.monoMillis() - begun);
        }

        assertThat(clock.monoMillis() - begun).isLessThan(180_000);
        assertThat(liveMillis).hasSizeGreaterThan(100).allMatch(millis -> millis < 1_000);
    }

    /** One routine batch a second and an alarm every four; the receiver grants plenty. */
    private SlowLink run(long bitsPerSecond, long delayMillis, long forMillis) {
        SlowLink link = new SlowLink(clock, bitsPerSecond, delayMillis);
        DrainRound round = started(link, BULK_BATCHES, BULK_OCTETS);
        for (long milli = 0; milli < forMillis; milli += STEP_MILLIS) {
            step(round, link, milli);
        }
        return link;
    }

    private DrainRound started(SlowLink link, int bulkBatches, int bulkOctets) {
        DrainRound round = new DrainRound(
                new DrainSettings(16, 5_000),
                store,
                link,
                clock,
                "GW-1",
                new RoundTrip(),
                new DrainCounters(),
                () -> {});
        link.open(new Live(round));
        for (int batch = 0; batch < bulkBatches; batch++) {
            store.append(Lane.BULK, bulkOctets, 4_000);
        }
        round.appended();
        round.answered(Answers.credit(64, 0));
        return round;
    }

    private void step(DrainRound round, SlowLink link, long milli) {
        if (milli % 1_000 == 0) {
            live(round, Lane.ROUTINE);
        }
        if (milli % 4_000 == 500) {
            live(round, Lane.ALARM);
        }
        link.arrive();
        observeAnswers();
        round.run();
        clock.passMillis(STEP_MILLIS);
    }

    private void live(DrainRound round, Lane lane) {
        sealedMillis.put(store.append(lane, 500, 40).id(), clock.monoMillis());
        round.appended();
    }

    private void observeAnswers() {
        sealedMillis.entrySet().removeIf(live -> {
            boolean gone = store.unacknowledged(live.getKey().lane(), null, 64).stream()
                    .noneMatch(batch -> batch.id().equals(live.getKey()));
            if (gone) {
                liveMillis.add(clock.monoMillis() - live.getValue());
            }
            return gone;
        });
    }

    private record Live(DrainRound round) implements UplinkListener {

        @Override
        public void onMessage(byte[] message) {
            round.answered(message);
        }

        @Override
        public void onUp(Lane lane) {}

        @Override
        public void onDown(Lane lane, String reason) {}
    }
}
