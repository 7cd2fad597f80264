package io.wardgate.ble.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.ble.queue.AdvertisementQueue;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultPauseTest {

    private final SourceFigures figures = new SourceFigures();
    private final Intake intake = new Intake(new AdvertisementQueue(256), urgent -> false, figures);
    private final FaultPause pause = new FaultPause("unit", "reopen", intake);

    @AfterEach
    void forgetInterrupt() {
        Thread.interrupted();
    }

    @Test
    void growsToTenSecondsAndBeginsAgainWhenTheFaultIsOver() {
        assertThat(IntStream.range(0, 6).map(attempt -> pause.takeNextMillis()))
                .containsExactly(1_000, 2_000, 5_000, 10_000, 10_000, 10_000);

        pause.over();

        assertThat(pause.takeNextMillis()).isEqualTo(1_000);
    }

    @Test
    void saysTheFaultAndCountsTheNextAttempt() {
        pause.after("no such port", 1);
        pause.after("no such port", 1);

        assertThat(figures.situation().state()).isEqualTo(State.OPENING);
        assertThat(figures.situation().detail()).isEqualTo("no such port; next attempt in 0 s");
        assertThat(figures.recoveries()).isEqualTo(Map.of("reopen", 2L));
    }

    @Test
    void endsWithAnInterruptWhichItKeeps() throws InterruptedException {
        AtomicBoolean kept = new AtomicBoolean();
        Thread reader = new Thread(() -> {
            pause.after("no such port", Integer.MAX_VALUE);
            kept.set(Thread.currentThread().isInterrupted());
        });
        reader.start();
        await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);

        reader.interrupt();
        reader.join();

        assertThat(kept).isTrue();
        assertThat(figures.recoveries()).isEmpty();
    }

    @Test
    void doesNotBeginInAThreadThatIsToEnd() {
        figures.now(State.SCANNING, "hears");
        Thread.currentThread().interrupt();

        pause.after("closed by the stop", Integer.MAX_VALUE);

        assertThat(figures.situation().detail()).isEqualTo("hears");
    }
}
