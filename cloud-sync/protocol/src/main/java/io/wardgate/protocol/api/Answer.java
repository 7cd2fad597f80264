package io.wardgate.protocol.api;

import io.wardgate.api.buffer.AckRange;
import java.util.List;

/**
 * What the receiver tells one gateway after a commit.
 *
 * @param receiver name of the receiver, at most 64 characters
 * @param receiverMillis UTC epoch ms by the receiver's clock
 * @param committed batches that are in the database and survive a power cut there
 * @param refused batches that will never be accepted
 */
public record Answer(String receiver, long receiverMillis, List<AckRange> committed, List<Refusal> refused) {

    public Answer {
        committed = List.copyOf(committed);
        refused = List.copyOf(refused);
    }
}
