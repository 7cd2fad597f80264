package io.wardgate.core.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.Tap;
import io.wardgate.core.Taps;
import io.wardgate.core.event.Waiting;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Taps in the alarm lane: each once, in the order of decision. */
class TapBatchTest extends SealingStage {

    @Test
    void bringsRoutineTapsWithinASecondAndADenialAtOnceWithWhatWasBeforeIt() {
        use(store);
        round.run(false);
        events.tap(Taps.granted(1));
        round.run(false);
        assertThat(store.stored(Lane.ALARM)).as("routine waits for company").isEmpty();

        events.tap(Taps.denied(2));
        round.run(false);
        assertThat(stored()).containsExactly(Taps.granted(1), Taps.denied(2));

        events.tap(Taps.granted(3));
        run(SealingRound.ALARM_MILLIS);
        assertThat(stored()).containsExactly(Taps.granted(1), Taps.denied(2), Taps.granted(3));
        assertThat(events.isUrgent()).isFalse();
    }

    @Test
    void keepsEveryTapInOrderWhileThereIsNoStore() {
        List<Tap> taps =
                LongStream.rangeClosed(1, 5_000).mapToObj(TapBatchTest::either).toList();
        for (Tap tap : taps) {
            events.tap(tap);
            run(1_440);
        }

        use(store);
        runUntilEmpty();

        assertThat(stored()).containsExactlyElementsOf(taps);
    }

    @Test
    void tellsTapsAgainWhoseBatchWasGivenUp() {
        use(store);
        store.failsOn(id -> id.lane() == Lane.ALARM && id.sequence() == 1);
        events.tap(Taps.granted(1));
        events.tap(Taps.denied(2));
        for (int second = 0; second < 120; second++) {
            route(second + 1, 1);
            run(1_000);
        }

        assertThat(counters.givenUpBatches()).isEqualTo(1);
        assertThat(stored()).containsExactly(Taps.granted(1), Taps.denied(2));
    }

    @Test
    void declaresHowManyTapsGaveWayWhenTooManyWait() {
        for (long number = 1; number <= 65_536 + 3; number++) {
            events.tap(Taps.granted(number));
        }
        assertThat(events.waitingTaps()).isEqualTo(65_536);

        assertThat(alarms.take().taps()).startsWith(Taps.granted(4));
        while (events.waitingTaps() > 0) {
            alarms.take();
        }
        assertThat(alarms.take().drops())
                .extracting(Waiting::what)
                .containsExactly(new Drop(0, Lane.ALARM, 0, 0, 0, 3, DropReason.TAP_QUEUE_FULL));
    }

    @Test
    void keepsABatchOfTapsBelowTheLargestEnvelopeWhateverItsTextsAre() {
        SplittableRandom random = new SplittableRandom(6);
        use(store);
        for (int number = 0; number < 500; number++) {
            String id = randomText(random, 64);
            events.tap(Taps.tap(-number, Decision.DENY, Reason.FACTOR_TIMEOUT, id));
        }
        runUntilEmpty();

        assertThat(stored()).hasSize(500);
        assertThat(store.stored)
                .allSatisfy(batch -> assertThat(batch.envelope()).hasSizeLessThan(64 * 1024));
    }

    private static String randomText(SplittableRandom random, int chars) {
        return random.ints(chars, 0x4e00, 0x9fff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Tap either(long number) {
        return number % 7 == 0 ? Taps.denied(number) : Taps.granted(number);
    }

    private void runUntilEmpty() {
        while (!alarms.isEmpty()) {
            run(SealingRound.ALARM_MILLIS);
        }
        run(1);
    }

    private List<Tap> stored() {
        return store.stored(Lane.ALARM).stream()
                .flatMap(batch -> FaultyStore.contents(batch).taps().stream())
                .toList();
    }
}
