package io.wardgate.uplink.drain;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.protocol.api.Answer;
import io.wardgate.protocol.api.AnswerCodec;
import io.wardgate.protocol.api.Refusal;
import io.wardgate.protocol.api.WireException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an answer does (docs/wire/answer.md): it alone deletes from the store, and it grants credit and asks for what the
 * receiver lost.
 *
 * <p>Owned by the drain's thread.
 */
final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final BufferStore store;
    private final String gateway;
    private final Lanes lanes;
    private final SharedGate gate;
    private final DrainCounters counters;
    private final AnswerCodec answers = new AnswerCodec();

    Settlement(BufferStore store, String gateway, Lanes lanes, SharedGate gate, DrainCounters counters) {
        this.store = store;
        this.gateway = gateway;
        this.lanes = lanes;
        this.gate = gate;
        this.counters = counters;
    }

    /** Takes the octets of one answer; any octets whatever are valid input. */
    void answered(byte[] octets) {
        Answer answer;
        try {
            answer = answers.decode(octets);
        } catch (WireException e) {
            counters.badAnswers.incrementAndGet();
            LOG.warn("ignoring what is no answer: {}", e.getMessage());
            return;
        }
        answer.committed().forEach(this::committed);
        answer.refused().forEach(this::refused);
        answer.resend().forEach(this::askedAgain);
        Answer.Credit credit = answer.credit();
        if (credit != null) {
            gate.granted(credit);
        }
    }

    private void committed(AckRange range) {
        store.acknowledge(range);
        List<InFlight> removed = lanes.answered(range);
        if (range.lane() != Lane.EMERGENCY) {
            gate.answered(removed);
        }
        counters.acknowledged.addAndGet(removed.size());
    }

    private void refused(Refusal refusal) {
        BatchId id = refusal.batch(gateway);
        LOG.error("receiver refuses batch {} for good: {}", id, refusal.reason());
        store.refuse(id, refusal.reason());
        lanes.refused(id);
        counters.refused.incrementAndGet();
    }

    private void askedAgain(Answer.Resend lost) {
        int again = store.resend(lost.epoch(), lost.lane(), lost.fromSequence());
        LOG.warn("receiver lost lane {} from {} on; sending {} batches again", lost.lane(), lost.fromSequence(), again);
        counters.askedAgain.addAndGet(again);
        lanes.reader(lost.lane()).restart();
    }
}
