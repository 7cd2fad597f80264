package io.wardgate.nfc.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wardgate.api.nfc.ReaderEvent;
import io.wardgate.api.nfc.ReaderEvent.ReaderDown;
import io.wardgate.api.nfc.ReaderEvent.ReaderUp;
import io.wardgate.api.nfc.ReaderEvent.TagSeen;
import io.wardgate.api.nfc.ReaderStatistics;
import io.wardgate.api.nfc.ReaderStatistics.State;
import io.wardgate.api.nfc.Tag;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What whoever takes taps may rely on, whatever the reader is. The test of each kind extends this and brings a
 * {@link ReaderPeer}; what its kind cannot do it must name there, with the reason.
 *
 * <p>Cases run side by side, since they mostly wait.
 */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
public abstract class TagReaderContract extends LineContract {

    @Test
    void restsUntilItIsStarted() {
        assertThat(reader.name()).isEqualTo(name);
        assertThat(statistics().state()).isEqualTo(State.STOPPED);
        assertThat(peer.isHeld()).isFalse();
        assertThat(threads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "../x"})
    void refusesNamesThatWouldBreakFilesAndLogs(String bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> peer.reader(bad, clock))
                .withMessageContaining("name = '" + bad + "'");
    }

    @Test
    void refusesToStartTwice() throws IOException {
        startAndComeUp();
        assertThatIllegalStateException()
                .isThrownBy(() -> reader.start(heard::add))
                .withMessageContaining(name);
        tap(tag(1));

        assertThat(seen()).hasSize(1);
    }

    @Test
    void mayBeStoppedAtAnyTimeAndTwice() {
        reader.stop();
        startAndComeUp();
        reader.stop();
        reader.stop();

        assertThat(statistics().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void mayBeStoppedRightAfterItsStart() {
        for (int time = 0; time < 3; time++) {
            reader.start(heard::add);
            reader.stop();
            assertThat(threads()).isEmpty();
        }
    }

    @Test
    void freesThreadAndLineWhenItIsStopped() {
        startAndComeUp();
        assertThat(threads()).hasSize(1);
        until(peer::isHeld);

        reader.stop();

        assertThat(threads()).isEmpty();
        until(() -> !peer.isHeld());
    }

    @Test
    void canBeStoppedWhileItWaitsForItsLine() throws IOException {
        peer.unplug();
        reader.start(heard::add);
        until(() -> statistics().state() == State.DOWN);

        reader.stop();

        assertThat(statistics().state()).isEqualTo(State.STOPPED);
        assertThat(threads()).isEmpty();
    }

    @Test
    void canBeStoppedFromItsOwnListener() throws IOException {
        startAndComeUp(event -> {
            heard.add(event);
            if (event instanceof TagSeen) {
                reader.stop();
            }
        });
        peer.lay(tag(1));

        until(() -> threads().isEmpty());
        assertThat(statistics().state()).isEqualTo(State.STOPPED);
        until(() -> !peer.isHeld());
    }

    @Test
    void canBeStoppedByItsListenerAndAnotherThreadAtOnce() throws IOException {
        CountDownLatch isStopping = new CountDownLatch(1);
        startAndComeUp(event -> {
            if (event instanceof TagSeen) {
                isStopping.countDown();
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
                reader.stop();
            }
        });
        peer.lay(tag(1));
        until(() -> isStopping.getCount() == 0);
        reader.stop();

        assertThat(threads()).isEmpty();
    }

    @Test
    void tellsNothingAfterItsListenerStoppedIt() throws IOException {
        startAndComeUp(event -> {
            heard.add(event);
            if (event instanceof TagSeen) {
                reader.stop();
            }
        });
        peer.lay(tag(1));
        until(() -> threads().isEmpty());
        peer.take(tag(1));

        assertThat(heard).hasSize(2).last().isInstanceOf(TagSeen.class);
    }

    @Test
    void tellsNothingAfterAStop() throws IOException {
        startAndComeUp();
        peer.lay(tag(1));
        until(() -> seen().size() == 1);
        reader.stop();
        List<ReaderEvent> before = List.copyOf(heard);
        peer.unplug();

        assertThat(heard).isEqualTo(before);
        assertThat(before).noneMatch(ReaderDown.class::isInstance);
    }

    @Test
    void readsAgainAfterAStop() throws IOException {
        startAndComeUp();
        tap(tag(1));
        reader.stop();
        until(() -> !peer.isHeld());
        startAndComeUp();
        tap(tag(2));

        assertThat(seen()).containsExactly(uid(1), uid(2));
        assertThat(count(ReaderUp.class)).isEqualTo(2);
        assertThat(statistics().seen()).isEqualTo(2);
    }

    @Test
    void keepsNoProcessAlive() {
        startAndComeUp();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("wardgate-nfc-" + name))
                .allMatch(Thread::isDaemon)
                .hasSize(1);
    }

    @Test
    void countersOnlyGrow() throws IOException {
        ReaderStatistics before = statistics();
        startAndComeUp();
        tap(tag(1));
        before = grown(before);
        peer.cut();
        until(() -> count(ReaderUp.class) == 2);
        before = grown(before);
        reader.stop();
        before = grown(before);
        until(() -> !peer.isHeld());
        startAndComeUp();
        tap(tag(2));
        before = grown(before);

        assertThat(before.seen()).isEqualTo(2);
        assertThat(before.gone()).isEqualTo(2);
        assertThat(before.polls()).isPositive();
        assertThat(before.figures().values().stream().mapToLong(Long::longValue).sum())
                .isPositive();
    }

    @Test
    void hasTheSameFiguresFromTheBeginning() throws IOException {
        ReaderStatistics before = statistics();
        startAndComeUp();
        peer.cut();
        until(() -> count(ReaderUp.class) == 2);

        assertThat(statistics().figures().keySet()).isEqualTo(before.figures().keySet());
    }

    @Test
    void saysWhatItDoes() throws IOException {
        startAndComeUp();
        assertThat(statistics().detail()).isNotBlank();
        peer.unplug();
        until(() -> statistics().state() == State.DOWN);

        assertThat(statistics().detail()).contains("tried again every");
    }

    @ParameterizedTest
    @ValueSource(strings = {"04c0ffee", "04c0ffee15bad1"})
    void putsWhatATagCallsItselfIntoNoTextAndNoLog(String uid) throws IOException {
        Tag tag = carried(uid);
        try (Words words = new Words()) {
            startAndComeUp(event -> {
                words.add(event.toString());
                heard.add(event);
                if (event instanceof TagSeen) {
                    throw new IllegalStateException("the listener failed, as it was told to");
                }
            });
            tap(tag);
            peer.lay(tag);
            until(() -> seen().size() == 2);
            peer.cut();
            until(() -> count(ReaderUp.class) == 2);
            words.add(statistics().toString());
            words.add(reader.toString());
            reader.stop();
            words.add(statistics().toString());

            words.assertWithout(tag.uid());
        }
    }

    private ReaderStatistics grown(ReaderStatistics before) {
        ReaderStatistics now = statistics();
        assertThat(now.polls()).isGreaterThanOrEqualTo(before.polls());
        assertThat(now.seen()).isGreaterThanOrEqualTo(before.seen());
        assertThat(now.gone()).isGreaterThanOrEqualTo(before.gone());
        assertThat(now.collisions()).isGreaterThanOrEqualTo(before.collisions());
        before.figures()
                .forEach(
                        (figure, count) -> assertThat(now.figures().get(figure)).isGreaterThanOrEqualTo(count));
        return now;
    }
}
