package io.wardgate.ble.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.health.Health;
import io.wardgate.ble.source.RadioPeer.Capability;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What every source does when its radio fails. */
abstract class RecoveryContract extends LineContract {

    @Test
    void triesUntilALineCanBeOpenedAndSaysSoMeanwhile() throws IOException {
        radio().unplug();
        source().start(heard::add);

        until(() -> statistics().detail().contains("next attempt"));
        assertThat(statistics().state()).isEqualTo(State.OPENING);
        assertThat(health().state()).isEqualTo(Health.State.FAILED);
        assertThat(health().summary()).contains("check");

        radio().plugIn();
        awaitListening();
        radio().hear(Heard.of(1));
        awaitHeard(1);
        assertThat(statistics().recoveries()).isPositive();
        assertThat(health().state()).isEqualTo(Health.State.OK);
    }

    @Test
    void comesBackAfterTheLineWasLost() throws IOException {
        startAndListen();
        radio().hear(Heard.of(1));
        awaitHeard(1);

        radio().cut();
        until(() -> statistics().recoveries() == 1);
        awaitListening();

        radio().hear(Heard.of(2));
        awaitHeard(2);
        assertThat(addresses()).containsExactly(1L, 2L);
    }

    @Test
    void comesBackEachTimeTheLineIsLost() throws IOException {
        startAndListen();
        for (int time = 1; time <= 2; time++) {
            int lost = time;
            radio().cut();
            until(() -> statistics().recoveries() == lost);
            awaitListening();
            radio().hear(Heard.of(time));
            awaitHeard(time);
        }
        assertThat(addresses()).containsExactly(1L, 2L);
    }

    @Test
    void comesBackAfterTheRadioWasUnpluggedForAWhile() throws IOException {
        startAndListen();

        radio().unplug();
        until(() -> statistics().detail().contains("next attempt"));
        assertThat(health().state()).isEqualTo(Health.State.FAILED);
        radio().plugIn();

        awaitListening();
        radio().hear(Heard.of(1));
        awaitHeard(1);
    }

    @Test
    void doesSomethingAboutSilenceAndCountsEachStep() throws IOException {
        needs(Capability.SILENCE_RECOVERY);
        configure(IMPATIENT);
        source().start(heard::add);

        until(() -> health().state() == Health.State.DEGRADED);
        until(() -> statistics().recoveries() >= 3);
    }

    @Test
    void isWellAgainWithTheFirstReportAfterSilence() {
        needs(Capability.SILENCE_RECOVERY);
        configure(IMPATIENT);
        source().start(heard::add);
        until(() -> statistics().recoveries() > 0);

        untilInSpiteOfFaults(() -> {
            radio().hear(Heard.of(1));
            return statistics().state() == State.SCANNING && !heard.isEmpty();
        });
        assertThat(addresses()).containsOnly(1L);
    }
}
