package io.wardgate.ble.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wardgate.api.advertisement.AdvertisementSink;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.health.Health;
import io.wardgate.ble.source.RadioPeer.Tuning;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the pipeline may rely on, whatever the radio is. The test of each source extends this and brings a
 * {@link RadioPeer}; what its kind of radio cannot do it must name there.
 */
@Timeout(120)
public abstract class AdvertisementSourceContract extends RecoveryContract {

    private final CountDownLatch sinkMayGoOn = new CountDownLatch(1);

    @Test
    void restsUntilItIsStarted() {
        assertThat(source().name()).isEqualTo(NAME);
        assertThat(statistics().state()).isEqualTo(State.STOPPED);
        assertThat(health().state()).isEqualTo(Health.State.FAILED);
        assertThat(radio().isHeld()).isFalse();
        assertThat(threads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "../x"})
    void refusesNamesThatWouldBreakFilesAndLogs(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> radio().source(new Tuning(name, PATIENT, QUEUE), urgent -> false, clock))
                .withMessageContaining("name = '" + name + "'");
    }

    @Test
    void refusesToStartTwice() throws IOException {
        startAndListen();

        assertThatIllegalStateException()
                .isThrownBy(() -> source().start(heard::add))
                .withMessageContaining(NAME);
        radio().hear(Heard.of(1));
        awaitHeard(1);
    }

    @Test
    void mayBeStoppedAtAnyTimeAndTwice() {
        source().stop();
        startAndListen();
        source().stop();
        source().stop();

        assertThat(statistics().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void freesThreadsAndLineWhenItIsStopped() {
        startAndListen();
        assertThat(threads()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(radio().isHeld()).isTrue();

        source().stop();

        assertThat(threads()).isEmpty();
        until(() -> !radio().isHeld());
    }

    @Test
    void canBeStoppedWhileItWaitsForItsLine() throws IOException {
        radio().unplug();
        source().start(heard::add);
        until(() -> statistics().detail().contains("next attempt"));

        source().stop();

        assertThat(statistics().state()).isEqualTo(State.STOPPED);
        assertThat(threads()).isEmpty();
    }

    @Test
    void canBeStoppedFromItsOwnSink() throws IOException {
        source().start(advertisement -> {
            heard.add(advertisement);
            source().stop();
        });
        awaitListening();
        radio().hear(Heard.of(1));

        until(() -> threads().isEmpty());
        assertThat(statistics().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void hearsAgainAfterAStop() throws IOException {
        startAndListen();
        radio().hear(Heard.of(1));
        awaitHeard(1);
        source().stop();
        until(() -> !radio().isHeld());

        startAndListen();
        radio().hear(Heard.of(2));

        awaitHeard(2);
        assertThat(addresses()).containsExactly(1L, 2L);
        assertThat(statistics().reports()).isEqualTo(2);
    }

    @Test
    void dropsAndCountsWhatWaitsWhenItIsStopped() throws IOException {
        startWithASinkThatWaits();
        radio().hear(reports(0, 20));
        until(() -> statistics().reports() == 20);
        assertThat(statistics().queued()).isPositive();

        source().stop();

        SourceStatistics after = statistics();
        assertThat(after.queued()).isZero();
        assertThat(after.delivered() + after.droppedRoutine() + after.droppedUrgent())
                .isEqualTo(20);
        until(() -> !radio().isHeld());
        heard.clear();
        startAndListen();
        radio().hear(Heard.of(99));
        awaitHeard(1);
        assertThat(addresses()).containsExactly(99L);
    }

    @Test
    void keepsReadingWhileTheSinkIsSlowAndDropsTheOldestRoutineOnes() throws IOException {
        startWithASinkThatWaits();

        radio().hear(reports(0, 600));
        until(() -> statistics().reports() == 600 && balance() >= 599);

        // one may be in the hand of the sink
        assertThat(balance()).isBetween(599L, 600L);
        assertThat(statistics().queued()).isBetween(QUEUE - 1, QUEUE);
        assertThat(statistics().droppedRoutine()).isBetween(600L - QUEUE - 1, 600L - QUEUE);
        sinkMayGoOn.countDown();
        until(() -> statistics().delivered() + statistics().droppedRoutine() == 600);
        assertThat(addresses()).endsWith(598L, 599L);
        assertThat(statistics().droppedUrgent()).isZero();
    }

    @Test
    void losesNoUrgentOneInAFlood() throws IOException {
        startWithASinkThatWaits();

        radio().hear(reports(0, 300));
        radio().hear(reports(URGENT, URGENT + 50));
        radio().hear(reports(300, 600));
        until(() -> statistics().reports() == 650);
        sinkMayGoOn.countDown();

        until(() -> statistics().delivered() + statistics().droppedRoutine() == 650);
        assertThat(addresses().stream().filter(address -> address >= URGENT)).hasSize(50);
        assertThat(statistics().droppedRoutine()).isPositive();
        assertThat(statistics().droppedUrgent()).isZero();
    }

    @Test
    void servesUrgentOnesFirst() throws IOException {
        startWithASinkThatWaits();

        radio().hear(reports(0, 10));
        radio().hear(Heard.of(URGENT));
        until(() -> statistics().reports() == 11);
        sinkMayGoOn.countDown();

        awaitHeard(11);
        assertThat(addresses().subList(0, 2)).contains(URGENT);
    }

    @Test
    void losesOnlyTheAdvertisementOnWhichTheSinkThrows() throws IOException {
        source().start(advertisement -> {
            if (advertisement.address() % 2 == 0) {
                throw new IllegalStateException("thrown by the test");
            }
            heard.add(advertisement);
        });
        awaitListening();

        radio().hear(reports(0, 10));

        awaitHeard(5);
        assertThat(addresses()).containsExactly(1L, 3L, 5L, 7L, 9L);
        until(() -> statistics().delivered() == 10);
        assertThat(statistics().state()).isEqualTo(State.SCANNING);
    }

    @Test
    void countersOnlyGrow() throws IOException {
        startAndListen();
        SourceStatistics before = statistics();
        for (int round = 1; round <= 2; round++) {
            radio().hear(reports(0, 5));
            awaitHeard(5 * round);
            radio().cut();
            long recoveries = before.recoveries();
            until(() -> statistics().recoveries() > recoveries);
            awaitListening();
            before = grown(before);
            source().stop();
            before = grown(before);
            until(() -> !radio().isHeld());
            startAndListen();
            before = grown(before);
        }
        assertThat(before.reports()).isEqualTo(10);
    }

    @Test
    void tellsItsHealthWithAllItsFigures() throws IOException {
        startAndListen();
        radio().hear(reports(0, 3));
        awaitHeard(3);
        until(() -> statistics().delivered() == 3);

        Health health = health();

        assertThat(health.state()).isEqualTo(Health.State.OK);
        assertThat(health.summary()).isNotBlank();
        assertThat(health.figures())
                .containsEntry("reports", 3L)
                .containsEntry("delivered", 3L)
                .containsEntry("queued", 0L)
                .containsKeys("malformed", "skippedOctets", "droppedRoutine", "droppedUrgent", "recoveries");
    }

    private void startWithASinkThatWaits() {
        AdvertisementSink slow = advertisement -> {
            try {
                sinkMayGoOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            heard.add(advertisement);
        };
        source().start(slow);
        awaitListening();
    }

    private long balance() {
        SourceStatistics now = statistics();
        return now.delivered() + now.droppedRoutine() + now.droppedUrgent() + now.queued();
    }

    private SourceStatistics grown(SourceStatistics before) {
        SourceStatistics now = statistics();
        List<Long> then = counters(before);
        List<Long> today = counters(now);
        for (int i = 0; i < then.size(); i++) {
            assertThat(today.get(i)).isGreaterThanOrEqualTo(then.get(i));
        }
        return now;
    }

    private static List<Long> counters(SourceStatistics of) {
        return List.of(
                of.reports(),
                of.delivered(),
                of.malformed(),
                of.skippedOctets(),
                of.droppedRoutine(),
                of.droppedUrgent(),
                of.recoveries());
    }
}
