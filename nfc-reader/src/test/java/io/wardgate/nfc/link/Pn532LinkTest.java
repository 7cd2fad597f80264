package io.wardgate.nfc.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wardgate.nfc.chip.FakeChip;
import io.wardgate.nfc.chip.FakeChip.Fault;
import io.wardgate.nfc.frame.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Pn532LinkTest {

    private static final int DIAGNOSE = 0x00;
    private static final int ANSWER_MILLIS = 250;
    private static final byte[] ECHO = {0x00, 0x6C, 0x69};

    private final FakeChip chip = new FakeChip();
    private final LinkFigures figures = new LinkFigures();
    private Pn532Link link;

    @BeforeEach
    void open() throws IOException {
        link = new Pn532Link(chip.open(), chip, figures);
        link.wake();
    }

    @Test
    void asksAndIsAnswered() throws IOException {
        assertThat(link.ask(echo(true))).isEqualTo(ECHO);
        assertThat(figures.byName().values()).containsOnly(0L);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "REFUSED")
    void oneFaultIsNotNoticedByWhoAsks(Fault fault) throws IOException {
        chip.faults.add(fault);

        assertThat(link.ask(echo(true))).isEqualTo(ECHO);
        assertThat(figures.of(LinkFigure.UNANSWERED)).isZero();
        assertThat(link.ask(echo(true))).isEqualTo(ECHO);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REFUSED", "COMMAND_LOST"})
    void whatMustNotBeRepeatedIsCarriedOutOnce(Fault fault) throws IOException {
        chip.faults.add(fault);

        assertThat(link.ask(echo(false))).isEqualTo(ECHO);
        assertThat(chip.carriedOut).containsExactly(DIAGNOSE);
        assertThat(figures.of(LinkFigure.RESENDS)).isZero();
    }

    @Test
    void aLostCommandThatMustNotBeRepeatedFails() {
        chip.faults.add(Fault.COMMAND_LOST);

        assertThatExceptionOfType(LinkException.class)
                .isThrownBy(() -> link.ask(echo(false)))
                .withMessageContaining("does not answer command 00");
        assertThat(chip.carriedOut).isEmpty();
    }

    @Test
    void countsEachStep() throws IOException {
        chip.faults.add(Fault.ACK_LOST);
        chip.faults.add(Fault.ANSWER_DAMAGED);
        chip.faults.add(Fault.COMMAND_LOST);
        link.ask(echo(true));
        link.ask(echo(true));
        link.ask(echo(true));

        assertThat(figures.of(LinkFigure.LOST_ACKS)).isEqualTo(1);
        assertThat(figures.of(LinkFigure.DAMAGED)).isEqualTo(1);
        assertThat(figures.of(LinkFigure.MISSING_ACKS)).isEqualTo(1);
        assertThat(figures.of(LinkFigure.NACKS)).isEqualTo(2);
        assertThat(figures.of(LinkFigure.RESENDS)).isEqualTo(1);
        assertThat(figures.of(LinkFigure.ABORTS)).isEqualTo(1);
    }

    @Test
    void saysWhatTheChipDoesNotTake() {
        chip.faults.add(Fault.REFUSED);

        assertThatExceptionOfType(LinkException.class)
                .isThrownBy(() -> link.ask(echo(true)))
                .withMessageContaining("does not take command 00");
        assertThat(figures.of(LinkFigure.REFUSED)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Repeatable.class)
    void aMuteChipCostsAKnownTime(Repeatable repeatable) {
        chip.isMute = true;
        long before = chip.monoMillis();

        assertThatExceptionOfType(LinkException.class).isThrownBy(() -> link.ask(echo(repeatable == Repeatable.YES)));
        assertThat(chip.monoMillis() - before).isLessThanOrEqualTo(350);
        assertThat(figures.of(LinkFigure.UNANSWERED)).isEqualTo(1);
    }

    @Test
    void aLostPortIsNoSilence() {
        chip.isPortLost = true;

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> link.ask(echo(true)))
                .isNotInstanceOf(LinkException.class);
    }

    /** The answer to an earlier question, taken for that to a later one, would be another patient's. */
    @Test
    void noAnswerIsEverTakenForThatToAnotherQuestion() throws IOException {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int answered = 0;
        for (int i = 0; i < 50_000; i++) {
            while (chip.faults.size() < 4) {
                Fault any = Fault.values()[random.nextInt(Fault.values().length)];
                chip.faults.add(random.nextInt(2) == 0 ? any : Fault.NONE);
            }
            byte[] question = ByteBuffer.allocate(4).putInt(i).array();
            try {
                byte[] answer = link.ask(new Command(Message.toChip(DIAGNOSE, question), 100, random.nextBoolean()));
                assertThat(answer).as("answer %d, seed %d", i, seed).isEqualTo(question);
                answered++;
            } catch (LinkException e) {
                // Said, not guessed.
                assertThat(e).hasMessageContaining("command 00");
            }
        }
        assertThat(answered).as("answered, seed %d", seed).isGreaterThan(25_000);
    }

    private enum Repeatable {
        YES,
        NO
    }

    private static Command echo(boolean repeatable) {
        return new Command(Message.toChip(DIAGNOSE, ECHO), ANSWER_MILLIS, repeatable);
    }
}
