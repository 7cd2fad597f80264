package io.wardgate.ble.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.advertisement.AdvertisementSink;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.ble.source.RadioPeer.Capability;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What every source does when what is behind it is slow, or throws. */
abstract class LoadContract extends RecoveryContract {

    private final CountDownLatch sinkMayGoOn = new CountDownLatch(1);

    @Test
    void dropsAndCountsWhatWaitsWhenItIsStopped() throws IOException {
        startWithASinkThatWaits();
        radio().hear(reports(1, 21));
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
        needs(Capability.ORDER_OF_NEW_DEVICES);
        startWithASinkThatWaits();

        radio().hear(reports(1, 601));
        until(() -> statistics().reports() == 600 && balance() >= 599);

        // one may be in the hand of the sink
        assertThat(balance()).isBetween(599L, 600L);
        assertThat(statistics().queued()).isBetween(QUEUE - 1, QUEUE);
        assertThat(statistics().droppedRoutine()).isBetween(600L - QUEUE - 1, 600L - QUEUE);
        sinkMayGoOn.countDown();
        until(() -> statistics().delivered() + statistics().droppedRoutine() == 600);
        assertThat(addresses()).endsWith(599L, 600L);
        assertThat(statistics().droppedUrgent()).isZero();
    }

    @Test
    void losesNoUrgentOneInAFlood() throws IOException {
        startWithASinkThatWaits();

        radio().hear(reports(1, 301));
        radio().hear(reports(URGENT, URGENT + 50));
        radio().hear(reports(301, 601));
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

        radio().hear(reports(1, 11));
        radio().hear(Heard.of(URGENT));
        until(() -> statistics().reports() == 11);
        sinkMayGoOn.countDown();

        awaitHeard(11);
        assertThat(addresses().subList(0, 2)).contains(URGENT);
    }

    @Test
    void losesOnlyTheAdvertisementOnWhichTheSinkThrows() throws IOException {
        needs(Capability.ORDER_OF_NEW_DEVICES);
        source().start(advertisement -> {
            if (advertisement.address() % 2 == 0) {
                throw new IllegalStateException("thrown by the test");
            }
            heard.add(advertisement);
        });
        awaitListening();

        radio().hear(reports(1, 11));

        awaitHeard(5);
        assertThat(addresses()).containsExactly(1L, 3L, 5L, 7L, 9L);
        until(() -> statistics().delivered() == 10);
        assertThat(statistics().state()).isEqualTo(State.SCANNING);
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
}
