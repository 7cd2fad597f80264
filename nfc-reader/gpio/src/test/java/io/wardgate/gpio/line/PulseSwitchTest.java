package io.wardgate.gpio.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PulseSwitchTest {

    private final List<Boolean> line = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final PulseSwitch relay =
            new PulseSwitch(new OutputSettings("relay", 17, false, 200), this::set, timer, new SystemTime());

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void aPulseEndsWithoutItsCaller() {
        relay.pulse(20);
        assertThat(line).startsWith(true);

        await().untilAsserted(() -> assertThat(line).containsExactly(true, false));
    }

    @Test
    void aPulseThatIsTooLongIsCut() {
        relay.pulse(3_600_000);

        await().untilAsserted(() -> assertThat(line).containsExactly(true, false));
    }

    @Test
    void aPulseDuringAPulseEndsWithTheLaterOfBoth() {
        relay.pulse(150);
        relay.pulse(1);

        assertThat(line).containsExactly(true, true);
        await().untilAsserted(() -> assertThat(line).containsExactly(true, true, false));
    }

    @Test
    void aPatternIsPlayedAndEndsIdle() {
        relay.play(5, 5, 5);

        await().untilAsserted(() -> assertThat(line).containsExactly(true, false, true, false));
    }

    @Test
    void aPatternReplacesWhatIsPlayedAndIdleEndsIt() {
        relay.play(10_000, 10_000);
        relay.play(5, 10_000, 5);
        await().untilAsserted(() -> assertThat(line).containsExactly(true, true, false));
        relay.idle();

        assertThat(line).endsWith(false);
        assertThat(timer.getQueue()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aLineThatFailsAsItIsSwitchedOnIsSetIdle() {
        failures.set(1);

        assertThatThrownBy(() -> relay.pulse(100)).hasMessageContaining("cannot be switched on; it was set idle");
        assertThat(line).containsExactly(false);
    }

    @Test
    void aLineThatCannotBeSetIdleIsTriedUntilItIs() {
        relay.pulse(20);
        failures.set(3);

        await().untilAsserted(() -> assertThat(line).containsExactly(true, false));
        assertThat(relay.faults()).isEqualTo(3);
    }

    @Test
    void nothingIsSwitchedOnOnceTheTimerHasEnded() {
        timer.shutdownNow();

        assertThatThrownBy(() -> relay.pulse(100)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> relay.play(100)).isInstanceOf(IllegalStateException.class);
        assertThat(line).doesNotContain(true);
    }

    @Test
    void lengthsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> relay.pulse(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(relay::play).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> relay.play(10, 10_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> relay.play(new long[33])).isInstanceOf(IllegalArgumentException.class);
        assertThat(line).isEmpty();
    }

    private void set(boolean isOn) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the line fails");
        }
        line.add(isOn);
    }
}
