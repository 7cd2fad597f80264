package io.wardgate.protocol.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.protocol.api.Answer.Credit;
import io.wardgate.protocol.api.Answer.Resend;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AnswerCodecTest {

    private final AnswerCodec codec = new AnswerCodec();

    @Test
    void givesBackWhatWasWritten() throws WireException {
        for (long seed = 0; seed < 2_000; seed++) {
            Answer answer = random(new SplittableRandom(seed));
            assertThat(codec.decode(codec.encode(answer))).as("seed %d", seed).isEqualTo(answer);
        }
    }

    @Test
    void asksForLostBatchesAndGrantsCredit() {
        Answer answer = new Answer(
                "r", 0, List.of(), List.of(), List.of(new Resend(7, Lane.ROUTINE, 40)), new Credit(8, 2_000));

        assertThat(HexFormat.of().formatHex(codec.encode(answer)))
                .isEqualTo(
                        "0d57474131" // magic
                                + "120172" // "r"
                                + "320d" + "090700000000000000" + "1002" + "1828" // epoch 7, lane 2, from 40
                                + "3a05" + "0808" + "10d00f"); // 8 batches, 2,000 readings/s
    }

    @Test
    void anAnswerWithoutCreditLeavesTheLastWordStanding() throws WireException {
        Answer answer = new Answer("r", 1, List.of(), List.of());

        assertThat(codec.decode(codec.encode(answer)).credit()).isNull();
    }

    @Test
    void refusesCreditOfNothingAndResendFromNothing() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> codec.decode(hex("0d57474131 3a00")))
                .withMessageContaining("credit of 0 batches");
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> codec.decode(hex("0d57474131 3a0408808004")))
                .withMessageContaining("credit of 65536 batches");
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> codec.decode(hex("0d57474131 32021002")))
                .withMessageContaining("sequence");
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> codec.decode(hex("0d57474131 320410041801")))
                .withMessageContaining("lane number 4");
    }

    @Test
    void refusesToWriteMoreThanTheWireAllows() {
        List<Resend> many = Collections.nCopies(AnswerCodec.MAX_ENTRIES + 1, new Resend(1, Lane.BULK, 1));
        Answer tooMany = new Answer("r", 1, List.of(), List.of(), many, null);

        assertThatIllegalArgumentException().isThrownBy(() -> codec.encode(tooMany));
    }

    @Test
    void anyDamageIsRefusedOrIsAnAnswerThatCanBeWrittenAgain() throws WireException {
        SplittableRandom random = new SplittableRandom(51);
        for (int round = 0; round < 300_000; round++) {
            byte[] mutated = Mutations.of(codec.encode(random(random)), random);
            Answer answer;
            try {
                answer = codec.decode(mutated);
            } catch (WireException refused) {
                assertThat(refused.getMessage()).isNotBlank();
                continue;
            }
            assertThat(codec.decode(codec.encode(answer)))
                    .as("round %d of seed 51", round)
                    .isEqualTo(answer);
        }
    }

    private static Answer random(SplittableRandom random) {
        List<AckRange> committed = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        List<Resend> resend = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Lane lane = Lane.ofNumber(random.nextInt(4));
            long from = random.nextLong(1, Long.MAX_VALUE / 2);
            committed.add(new AckRange(random.nextLong(), lane, from, from + random.nextInt(100)));
            refused.add(new Refusal(random.nextLong(), lane, from, "weil – 因为"));
            resend.add(new Resend(random.nextLong(), lane, from));
        }
        Credit credit =
                random.nextBoolean() ? new Credit(random.nextInt(1, 65_536), random.nextInt(Integer.MAX_VALUE)) : null;
        return new Answer("receiver-1", random.nextLong(), committed, refused, resend, credit);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
