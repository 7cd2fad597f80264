package io.wardgate.nfc.pn532;

import static io.wardgate.nfc.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wardgate.api.nfc.ReaderEvent;
import io.wardgate.api.nfc.ReaderEvent.Collision;
import io.wardgate.api.nfc.ReaderEvent.ReaderDegraded;
import io.wardgate.api.nfc.ReaderEvent.ReaderDown;
import io.wardgate.api.nfc.ReaderEvent.ReaderUp;
import io.wardgate.api.nfc.ReaderEvent.TagGone;
import io.wardgate.api.nfc.ReaderEvent.TagSeen;
import io.wardgate.api.nfc.ReaderListener;
import io.wardgate.api.nfc.ReaderStatistics.State;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagChannel;
import io.wardgate.api.nfc.TagException;
import io.wardgate.api.nfc.TagUid;
import io.wardgate.nfc.chip.FakeChip;
import io.wardgate.nfc.chip.FakeChip.Fault;
import io.wardgate.nfc.link.LinkFigures;
import io.wardgate.nfc.reader.ReaderFigures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReaderRoundTest {

    private static final Tag NTAG = new Tag(new TagUid(hex("04e10cda993c80")), 0x0044, 0x00, new byte[0]);
    private static final Tag CARD = new Tag(new TagUid(hex("04de5f1eacc040")), 0x0344, 0x20, hex("7577810280"));

    private final FakeChip chip = new FakeChip();
    private final List<ReaderEvent> heard = new ArrayList<>();
    private final LinkFigures link = new LinkFigures();
    private final ReaderFigures figures = new ReaderFigures(link::byName);
    private final ReaderRound round = roundFor(heard::add, true);

    @Test
    void comesUpAndSeesATagOnceHoweverLongItStays() {
        chip.field.add(NTAG);
        rounds(100);

        assertThat(kinds()).containsExactly(ReaderUp.class, TagSeen.class);
        assertThat(((ReaderUp) heard.get(0)).version()).isEqualTo("PN532 firmware 1.6");
        assertThat(((TagSeen) heard.get(1)).tag()).isEqualTo(NTAG);
        assertThat(figures.statistics().polls()).isEqualTo(100);
        assertThat(figures.statistics().state()).isEqualTo(State.READING);
    }

    @Test
    void knowsASmartCardWithItsAts() {
        chip.field.add(CARD);
        rounds(1);

        assertThat(((TagSeen) heard.get(1)).tag()).isEqualTo(CARD);
    }

    @Test
    void aTagHasGoneAfterThreeSearchesInVain() {
        chip.field.add(NTAG);
        rounds(5);
        chip.field.clear();
        rounds(2);
        assertThat(kinds()).doesNotContain(TagGone.class);
        chip.field.add(NTAG);
        rounds(1);
        chip.field.clear();
        rounds(3);

        assertThat(kinds()).containsExactly(ReaderUp.class, TagSeen.class, TagGone.class);
    }

    @Test
    void anotherTagInItsPlaceEndsThePresenceOfTheFirst() {
        chip.field.add(NTAG);
        rounds(1);
        chip.field.set(0, CARD);
        rounds(1);

        assertThat(kinds()).containsExactly(ReaderUp.class, TagSeen.class, TagGone.class, TagSeen.class);
        assertThat(((TagGone) heard.get(2)).tag()).isEqualTo(NTAG);
    }

    @Test
    void severalTagsAtOnceAreACollisionAndNoneIsSeen() {
        chip.field.add(NTAG);
        chip.field.add(CARD);
        rounds(10);
        assertThat(kinds()).containsExactly(ReaderUp.class, Collision.class);
        assertThat(((Collision) heard.get(1)).tags()).containsExactly(NTAG, CARD);

        chip.field.remove(NTAG);
        rounds(1);
        assertThat(kinds()).last().isEqualTo(TagSeen.class);
    }

    @Test
    void theListenerTalksToTheTagUntilItReturns() {
        chip.tag = command -> hex("0102");
        List<TagChannel> channels = new ArrayList<>();
        List<byte[]> answers = new ArrayList<>();
        ReaderRound talking = roundFor(
                event -> {
                    if (event instanceof TagSeen seen) {
                        channels.add(seen.channel());
                        answers.add(answerOf(seen.channel()));
                    }
                },
                true);
        chip.field.add(NTAG);
        talking.run();

        assertThat(answers).containsExactly(hex("0102"));
        assertThatExceptionOfType(TagException.class)
                .isThrownBy(() -> channels.get(0).transceive(hex("3000"), true))
                .withMessageContaining("until the listener has returned");
    }

    @Test
    void aTagThatLeavesWhileItIsReadIsSaidAtOnce() {
        chip.tag = command -> {
            chip.field.clear();
            return null;
        };
        List<String> reasons = new ArrayList<>();
        ReaderRound talking = roundFor(
                event -> {
                    if (event instanceof TagSeen seen) {
                        try {
                            seen.channel().transceive(hex("3000"), true);
                        } catch (TagException e) {
                            reasons.add(e.getMessage());
                        }
                    }
                    heard.add(event);
                },
                true);
        chip.field.add(NTAG);
        long before = chip.monoMillis();
        for (int i = 0; i < 6; i++) {
            chip.nowMillis += talking.run();
        }

        assertThat(reasons).containsExactly("the tag does not answer its command 30: it is silent; it may have left");
        assertThat(kinds()).containsExactly(ReaderUp.class, TagSeen.class, TagGone.class);
        assertThat(chip.monoMillis() - before).isLessThan(2_000);
    }

    @Test
    void aFaultOfTheLineIsNoDeparture() {
        chip.field.add(NTAG);
        rounds(1);
        for (int i = 0; i < 40; i++) {
            chip.faults.addAll(List.of(Fault.COMMAND_LOST, Fault.COMMAND_LOST, Fault.COMMAND_LOST));
            rounds(2);
        }

        assertThat(kinds()).doesNotContain(TagGone.class, ReaderDown.class);
        assertThat(kinds().stream().filter(TagSeen.class::equals)).hasSize(1);
    }

    @Test
    void aDipOfItsSupplyIsHealedWithinTwoSeconds() {
        rounds(3);
        chip.brownOut();
        long before = chip.monoMillis();
        chip.field.add(NTAG);
        while (!kinds().contains(TagSeen.class)) {
            rounds(1);
        }

        assertThat(chip.monoMillis() - before).isLessThan(2_000);
        assertThat(kinds()).containsExactly(ReaderUp.class, ReaderDegraded.class, ReaderUp.class, TagSeen.class);
        assertThat(figures.statistics().figures()).containsEntry("wakes", 1L).containsEntry("reopens", 0L);
    }

    @Test
    void aChipThatLatchedUpIsResetByItsWireWithinTwoSeconds() {
        rounds(3);
        chip.isMute = true;
        long before = chip.monoMillis();
        while (chip.isMute) {
            rounds(1);
        }
        rounds(1);

        assertThat(chip.monoMillis() - before).isLessThan(2_000);
        assertThat(kinds()).containsExactly(ReaderUp.class, ReaderDegraded.class, ReaderUp.class);
        assertThat(figures.statistics().figures())
                .containsEntry("wakes", 1L)
                .containsEntry("reopens", 1L)
                .containsEntry("resets", 1L);
    }

    @Test
    void withoutThatWireItIsCalledDownAndTriedForEver() {
        ReaderRound wireless = roundFor(heard::add, false);
        chip.nowMillis += wireless.run();
        chip.isMute = true;
        List<Integer> pauses = new ArrayList<>();
        while (pauses.size() < 7) {
            int pause = wireless.run();
            chip.nowMillis += pause;
            if (pause > 125) {
                pauses.add(pause);
            }
        }
        assertThat(pauses).containsExactly(1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000);
        assertThat(figures.statistics().state()).isEqualTo(State.DOWN);

        chip.isMute = false;
        while (figures.statistics().state() != State.READING) {
            chip.nowMillis += wireless.run();
        }
        assertThat(kinds()).containsExactly(ReaderUp.class, ReaderDegraded.class, ReaderDown.class, ReaderUp.class);
    }

    @Test
    void aPortThatCannotBeOpenedIsTriedForEver() {
        chip.isPortLost = true;
        rounds(20);
        assertThat(kinds()).containsExactly(ReaderDown.class);
        assertThat(((ReaderDown) heard.get(0)).reason()).isEqualTo("no such device");

        chip.isPortLost = false;
        rounds(1);
        assertThat(kinds()).containsExactly(ReaderDown.class, ReaderUp.class);
    }

    @Test
    void aListenerThatFailsCostsItsOwnEventOnly() {
        ReaderRound unlucky = roundFor(
                event -> {
                    heard.add(event);
                    throw new IllegalStateException("listener");
                },
                true);
        chip.field.add(NTAG);
        chip.nowMillis += unlucky.run();
        chip.nowMillis += unlucky.run();

        assertThat(kinds()).containsExactly(ReaderUp.class, TagSeen.class);
        assertThat(figures.statistics().polls()).isEqualTo(2);
    }

    private ReaderRound roundFor(ReaderListener listener, boolean hasResetLine) {
        ReaderSettings settings = new ReaderSettings("door-1", chip::open, 125, hasResetLine ? chip::reset : null);
        return new ReaderRound(settings, chip, listener, figures, link);
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            chip.nowMillis += round.run();
        }
    }

    private List<Class<?>> kinds() {
        List<Class<?>> kinds = new ArrayList<>();
        heard.forEach(event -> kinds.add(event.getClass()));
        return kinds;
    }

    private static byte[] answerOf(TagChannel channel) {
        try {
            return channel.transceive(hex("3000"), true);
        } catch (TagException e) {
            throw new AssertionError(e);
        }
    }
}
