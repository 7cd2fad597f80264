package io.wardgate.ble.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.health.Health;
import io.wardgate.ble.source.RadioPeer.Tuning;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the pipeline may rely on, whatever the radio is. The test of each source extends this and brings a
 * {@link RadioPeer}; what its kind of radio cannot do it must name there.
 */
@Timeout(120)
public abstract class AdvertisementSourceContract extends LoadContract {

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
    void countersOnlyGrow() throws IOException {
        startAndListen();
        SourceStatistics before = statistics();
        for (int round = 1; round <= 2; round++) {
            radio().hear(reports(1, 6));
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
        radio().hear(reports(1, 4));
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
