package io.wardgate.nfc.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.nfc.ReaderEvent.ReaderDegraded;
import io.wardgate.api.nfc.ReaderEvent.ReaderDown;
import io.wardgate.api.nfc.ReaderEvent.ReaderUp;
import io.wardgate.api.nfc.ReaderEvent.TagGone;
import io.wardgate.api.nfc.ReaderStatistics.State;
import io.wardgate.api.nfc.Tag;
import io.wardgate.nfc.reader.ReaderPeer.Capability;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every reader does when its line is spoilt, cut or dumb. */
abstract class LineContract extends TapContract {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 127, 300, 2_000})
    void takesNoGarbageForATagAndSeesTheNextOne(int octets) throws IOException {
        needs(Capability.OCTETS);
        startAndComeUp();
        peer.garble(octets);
        tap(tag(1));

        assertThat(seen()).containsExactly(uid(1));
        assertThat(gone()).containsExactly(uid(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"04a1b2c3", "04a1b2c3d4e5f6"})
    void understandsWhatComesOctetByOctet(String uid) throws IOException {
        needs(Capability.OCTETS);
        startAndComeUp();
        peer.stutter();
        Tag tag = carried(uid);
        tap(tag);

        assertThat(seen()).containsExactly(tag.uid());
    }

    @Test
    void forgetsTheHalfThatCameBeforeTheLineWasLost() throws IOException {
        needs(Capability.OCTETS);
        startAndComeUp();
        peer.layHalf(tag(1));
        peer.cut();
        until(() -> count(ReaderUp.class) == 2);
        tap(tag(2));

        assertThat(seen()).containsExactly(uid(2));
    }

    @Test
    void startsWithoutItsLineAndSaysSo() throws IOException {
        peer.unplug();
        reader.start(heard::add);
        until(() -> count(ReaderDown.class) == 1);
        assertThat(statistics().state()).isEqualTo(State.DOWN);
        assertThat(statistics().detail()).contains("tried again");

        peer.plugIn();
        awaitUp();
        tap(tag(1));
        assertThat(seen()).containsExactly(uid(1));
    }

    @Test
    void comesBackAfterTheLineWasLost() throws IOException {
        startAndComeUp();
        peer.cut();
        until(() -> count(ReaderUp.class) == 2);
        tap(tag(1));

        assertThat(seen()).containsExactly(uid(1));
        assertThat(count(ReaderDegraded.class)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void comesBackEachTimeTheLineIsLost(int times) throws IOException {
        startAndComeUp();
        for (int time = 1; time <= times; time++) {
            int ups = time + 1;
            peer.cut();
            until(() -> count(ReaderUp.class) == ups);
            tap(tag(time));
        }

        assertThat(seen()).hasSize(times);
    }

    @Test
    void comesBackAfterItWasUnpluggedForAWhile() throws IOException {
        startAndComeUp();
        peer.unplug();
        until(() -> count(ReaderDown.class) == 1);
        assertThat(statistics().state()).isEqualTo(State.DOWN);
        peer.plugIn();

        until(() -> count(ReaderUp.class) == 2);
        tap(tag(1));
        assertThat(seen()).containsExactly(uid(1));
    }

    @Test
    void isDegradedBeforeItIsDown() throws IOException {
        startAndComeUp();
        peer.unplug();
        until(() -> count(ReaderDown.class) == 1);

        assertThat(heard)
                .extracting(Object::getClass)
                .extracting(Class::getSimpleName)
                .containsExactly("ReaderUp", "ReaderDegraded", "ReaderDown");
    }

    @Test
    void theLossOfTheLineIsNoDeparture() throws IOException {
        needs(Capability.FIELD);
        startAndComeUp();
        peer.lay(tag(1));
        until(() -> seen().size() == 1);
        peer.cut();
        until(() -> count(ReaderUp.class) == 2);
        long polls = statistics().polls();
        until(() -> statistics().polls() > polls + 5);

        assertThat(taps()).hasSize(1);
    }

    @Test
    void aTagThatCameWhileTheLineWasLostIsSeenAfterwards() throws IOException {
        needs(Capability.FIELD);
        startAndComeUp();
        peer.unplug();
        until(() -> count(ReaderDown.class) == 1);
        peer.lay(tag(1));
        peer.plugIn();

        until(() -> seen().size() == 1);
    }

    @Test
    void aTagThatLeftWhileTheLineWasLostIsGoneAfterwards() throws IOException {
        startAndComeUp();
        peer.lay(tag(1));
        until(() -> seen().size() == 1);
        peer.unplug();
        peer.take(tag(1));
        until(() -> count(ReaderDown.class) == 1);
        peer.plugIn();

        until(() -> count(TagGone.class) == 1);
        assertThat(taps()).hasSize(2);
    }

    @Test
    void noticesThatNothingIsAnswered() throws IOException {
        needs(Capability.ANSWERS);
        startAndComeUp();
        peer.hang(true);

        until(() -> count(ReaderDegraded.class) == 1);
        until(() -> count(ReaderDown.class) == 1);
    }

    @Test
    void isBackWhenItIsAnsweredAgain() throws IOException {
        needs(Capability.ANSWERS);
        startAndComeUp();
        peer.hang(true);
        until(() -> count(ReaderDegraded.class) == 1);
        peer.hang(false);
        until(() -> count(ReaderUp.class) == 2);
        tap(tag(1));

        assertThat(seen()).containsExactly(uid(1));
    }

    @Test
    void silenceIsNoDeparture() throws IOException {
        needs(Capability.ANSWERS);
        startAndComeUp();
        peer.lay(tag(1));
        until(() -> seen().size() == 1);
        peer.hang(true);
        until(() -> count(ReaderDegraded.class) == 1);
        peer.hang(false);
        until(() -> count(ReaderUp.class) == 2);

        assertThat(taps()).hasSize(1);
    }
}
