package io.wardgate.protocol.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A million damaged envelopes: each ends in a {@link WireException} or, where the damage heals itself, in a batch. */
class MutatedEnvelopeTest {

    private static final int ROUNDS = 500_000;
    private static final BatchId ID = new BatchId("GW-3F-01", 7, Lane.ALARM, 42);
    private static final ClockStamp CLOCK = new ClockStamp(9, 123_456_789, 1_795_000_000_000L, true);

    private final BatchCodec codec = new BatchCodec();

    @Test
    void damageOnTheWayNeverChangesABatchUnseen() {
        SplittableRandom random = new SplittableRandom(41);
        byte[][] originals = originals(random);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] original = originals[round % originals.length];
            byte[] mutated = Mutations.of(original, random);
            try {
                codec.open(mutated);
                assertThat(mutated).as("round %d of seed 41", round).isEqualTo(original);
            } catch (WireException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    /** The check is made right again, as a hostile or faulty sender would: everything behind it must hold alone. */
    @Test
    void damageUnderAValidCheckIsRefusedOrIsABatchThatCanBeSealedAgain() throws WireException {
        SplittableRandom random = new SplittableRandom(42);
        byte[][] originals = originals(random);
        int opened = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] mutated = Mutations.of(originals[round % originals.length], random);
            byte[] framed = EnvelopeFrame.close(Arrays.copyOf(mutated, Math.max(0, mutated.length - 5)));
            OpenedBatch batch;
            try {
                batch = codec.open(framed);
            } catch (WireException expected) {
                assertThat(expected.getMessage()).isNotBlank();
                continue;
            }
            opened++;
            if (opened % 16 == 0) {
                byte[] again = codec.seal(batch.id(), batch.clock(), batch.contents());
                assertThat(codec.open(again)).as("round %d of seed 42", round).isEqualTo(batch);
            }
        }
        assertThat(opened)
                .as("some damage must get through to the body's own checks")
                .isPositive();
    }

    private byte[][] originals(SplittableRandom random) {
        byte[][] originals = new byte[64][];
        RandomContents contents = new RandomContents(random);
        for (int i = 0; i < originals.length; i++) {
            originals[i] = i % 2 == 0 ? codec.seal(ID, CLOCK, contents.next()) : plain(contents.next());
        }
        return originals;
    }

    /** An envelope with a body that is not deflated, so that mutations reach single columns. */
    private static byte[] plain(BatchContents contents) {
        PackedBody body = new PackedBody(0, BodyWriter.write(contents, CLOCK.monoMillis()));
        return EnvelopeFrame.close(
                EnvelopeHeader.write(ID, CLOCK, contents.readings().size(), body));
    }
}
