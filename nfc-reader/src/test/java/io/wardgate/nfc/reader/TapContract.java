package io.wardgate.nfc.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wardgate.api.nfc.ReaderEvent;
import io.wardgate.api.nfc.ReaderEvent.Collision;
import io.wardgate.api.nfc.ReaderEvent.ReaderUp;
import io.wardgate.api.nfc.ReaderEvent.TagSeen;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagException;
import io.wardgate.nfc.reader.ReaderPeer.Capability;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every reader does with tags. */
abstract class TapContract extends ReaderBench {

    private static final byte[] READ_PAGE_0 = {0x30, 0x00};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04a1b2c3",
                "04a1b2c3d4e5f6",
                "04a1b2c3d4e5f6071829",
                "00000000",
                "ffffffff",
                "00000000000001",
                "ffffffffffffff",
                "55550000ff00ff",
                "0000ff00ff0000",
                "02030d0a",
                "0d0a0d0a0d0a0d",
                "00000000000000000000"
            })
    void seesATagOnceAsWhatItIsAndSeesItLeaveOnce(String uid) throws IOException {
        Tag tag = carried(uid);
        startAndComeUp();
        tap(tag);

        assertThat(taps())
                .containsExactly("seen " + tag.uid().hex(), "gone " + tag.uid().hex());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void seesTapsInTheirOrder(int count) throws IOException {
        startAndComeUp();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tap(tag(i));
            expected.add("seen " + uid(i).hex());
            expected.add("gone " + uid(i).hex());
        }

        assertThat(taps()).containsExactlyElementsOf(expected);
        assertThat(statistics().seen()).isEqualTo(count);
        assertThat(statistics().gone()).isEqualTo(count);
    }

    @Test
    void isUpBeforeItSeesAnything() throws IOException {
        startAndComeUp();
        tap(tag(1));

        assertThat(heard.get(0)).isInstanceOf(ReaderUp.class);
        assertThat(((ReaderUp) heard.get(0)).version()).isNotBlank();
        assertThat(count(ReaderUp.class)).isEqualTo(1);
    }

    @Test
    void aTagThatComesAgainIsSeenAgain() throws IOException {
        startAndComeUp();
        tap(tag(1));
        tap(tag(1));

        String uid = uid(1).hex();
        assertThat(taps()).containsExactly("seen " + uid, "gone " + uid, "seen " + uid, "gone " + uid);
    }

    @Test
    void anotherTagInItsPlaceEndsThePresenceOfTheFirst() throws IOException {
        startAndComeUp();
        peer.lay(tag(1));
        until(() -> seen().size() == 1);
        peer.take(tag(1));
        peer.lay(tag(2));
        until(() -> seen().size() == 2);

        assertThat(taps()).startsWith("seen " + uid(1).hex(), "gone " + uid(1).hex(), "seen " + uid(2).hex());
    }

    @Test
    void aTagThatStaysIsSeenOnce() throws IOException {
        needs(Capability.FIELD);
        startAndComeUp();
        peer.lay(tag(1));
        until(() -> seen().size() == 1);
        long polls = statistics().polls();
        until(() -> statistics().polls() > polls + 20);

        assertThat(taps()).hasSize(1);
    }

    @Test
    void aTagThatLiesThereAtTheStartIsSeen() throws IOException {
        needs(Capability.FIELD);
        peer.lay(tag(1));
        startAndComeUp();

        until(() -> seen().size() == 1);
    }

    @Test
    void severalTagsAtOnceAreOneCollisionAndNoneIsSeen() throws IOException {
        needs(Capability.COLLISION);
        peer.lay(tag(1));
        peer.lay(tag(2));
        startAndComeUp();
        until(() -> count(Collision.class) == 1);
        long polls = statistics().polls();
        until(() -> statistics().polls() > polls + 10);

        assertThat(taps()).containsExactly("collision");
        assertThat(statistics().collisions()).isEqualTo(1);
    }

    @Test
    void theOneThatIsLeftOfSeveralIsSeen() throws IOException {
        needs(Capability.COLLISION);
        peer.lay(tag(1));
        peer.lay(tag(2));
        startAndComeUp();
        until(() -> count(Collision.class) == 1);
        peer.take(tag(1));

        until(() -> seen().size() == 1);
        assertThat(taps()).containsExactly("collision", "seen " + uid(2).hex());
    }

    @Test
    void knowsAUidThatWasDrawnAtRandom() throws IOException {
        startAndComeUp();
        tap(tag("08a1b2c3"));

        assertThat(seen().get(0).isRandom()).isTrue();
    }

    @Test
    void tellsHowATagIntroducesItself() throws IOException {
        needs(Capability.INTRODUCTION);
        Tag card = new Tag(uid(1), 0x0344, 0x20, HexFormat.of().parseHex("7577810280"));
        startAndComeUp();
        peer.lay(card);
        until(() -> seen().size() == 1);

        assertThat(heard)
                .anyMatch(event -> event instanceof TagSeen seen && seen.tag().equals(card));
    }

    @Test
    void namesItselfAndTheTimeInEachEvent() throws IOException {
        long before = clock.monoNanos();
        startAndComeUp();
        tap(tag(1));
        tap(tag(2));

        assertThat(heard).extracting(ReaderEvent::reader).containsOnly(name);
        assertThat(heard).extracting(ReaderEvent::monoNanos).isSorted();
        assertThat(heard.get(0).monoNanos()).isBetween(before, clock.monoNanos());
    }

    @Test
    void letsTheListenerTalkToTheTag() throws IOException {
        needs(Capability.CONVERSATION);
        List<byte[]> answers = new CopyOnWriteArrayList<>();
        startAndComeUp(event -> {
            if (event instanceof TagSeen seen) {
                answers.add(answerOf(seen));
            }
            heard.add(event);
        });
        tap(tag(1));

        assertThat(answers).hasSize(1);
        assertThat(answers.get(0)).isNotEmpty();
    }

    @Test
    void refusesATalkWithoutHarmIfItCanHaveNone() throws IOException {
        if (!peer.lacks().containsKey(Capability.CONVERSATION)) {
            return;
        }
        List<String> refusals = new CopyOnWriteArrayList<>();
        startAndComeUp(event -> {
            if (event instanceof TagSeen seen) {
                assertThatExceptionOfType(TagException.class)
                        .isThrownBy(() -> seen.channel().transceive(READ_PAGE_0, true))
                        .satisfies(refusal -> refusals.add(refusal.getMessage()));
            }
            heard.add(event);
        });
        tap(tag(1));

        assertThat(refusals).hasSize(1);
        assertThat(refusals.get(0)).contains("only tells");
    }

    @Test
    void endsTheTalkWhenTheListenerReturns() throws IOException {
        startAndComeUp();
        tap(tag(1));

        TagSeen seen = heard.stream()
                .filter(TagSeen.class::isInstance)
                .map(TagSeen.class::cast)
                .findFirst()
                .orElseThrow();
        assertThatExceptionOfType(TagException.class)
                .isThrownBy(() -> seen.channel().transceive(READ_PAGE_0, true));
    }

    @Test
    void aListenerThatFailsCostsItsOwnEventOnly() throws IOException {
        startAndComeUp(event -> {
            heard.add(event);
            throw new IllegalStateException("the listener failed, as it was told to");
        });
        tap(tag(1));
        tap(tag(2));

        assertThat(seen()).containsExactly(uid(1), uid(2));
    }

    private static byte[] answerOf(TagSeen seen) {
        try {
            return seen.channel().transceive(READ_PAGE_0, true);
        } catch (TagException e) {
            throw new AssertionError(e);
        }
    }
}
