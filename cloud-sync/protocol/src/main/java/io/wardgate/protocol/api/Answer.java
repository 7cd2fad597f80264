package io.wardgate.protocol.api;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.buffer.AckRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the receiver tells one gateway after a commit.
 *
 * @param receiver name of the receiver, at most 64 characters
 * @param receiverMillis UTC epoch ms by the receiver's clock
 * @param committed batches that are in the database and survive a power cut there
 * @param refused batches that will never be accepted
 * @param resend what the receiver lost after it had acknowledged it
 * @param credit how much it takes now; null leaves the last word standing
 */
public record Answer(
        String receiver,
        long receiverMillis,
        List<AckRange> committed,
        List<Refusal> refused,
        List<Resend> resend,
        @Nullable Credit credit) {

    public Answer {
        committed = List.copyOf(committed);
        refused = List.copyOf(refused);
        resend = List.copyOf(resend);
    }

    /** An answer about batches alone. */
    public Answer(String receiver, long receiverMillis, List<AckRange> committed, List<Refusal> refused) {
        this(receiver, receiverMillis, committed, refused, List.of(), null);
    }

    /** Batches of an epoch and lane, from this sequence on, are to be sent again as far as they are still kept. */
    public record Resend(long epoch, Lane lane, long fromSequence) {}

    /**
     * A level for the routine and bulk lanes; emergency and alarm need none.
     *
     * @param batches unanswered batches at most, 1 to 65,535
     * @param readingsPerSecond of the bulk lane at most; 0 = no limit
     */
    public record Credit(int batches, int readingsPerSecond) {

        public Credit {
            if (batches < 1 || batches > 65_535 || readingsPerSecond < 0) {
                throw new IllegalArgumentException("credit of " + batches + " batches, " + readingsPerSecond
                        + " readings/s; allowed: 1 to 65535 batches, 0 or more readings/s");
            }
        }
    }
}
