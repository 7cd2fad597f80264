package io.wardgate.receiver.ingest;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.protocol.api.Answer;
import io.wardgate.protocol.api.AnswerCodec;
import io.wardgate.protocol.api.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns the outcomes of a group into answers: neighbouring batches become one range. Has no state. */
public final class AnswerComposer {

    /** So that refusals with their reasons stay far below the size of an answer. */
    private static final int REFUSALS_IN_ONE = 100;

    private static final Comparator<BatchId> ORDER = Comparator.comparingLong(BatchId::epoch)
            .thenComparing(BatchId::lane)
            .thenComparingLong(BatchId::sequence);

    private final AnswerCodec codec = new AnswerCodec();
    private final String receiver;

    public AnswerComposer(String receiver) {
        this.receiver = receiver;
    }

    /** Octets for one gateway. */
    record Addressed(String gateway, byte[] octets) {}

    List<Addressed> compose(CommittedGroup group) {
        Map<String, List<BatchId>> committed = new TreeMap<>();
        Map<String, List<Refusal>> refused = new TreeMap<>();
        for (Outcome outcome : group.outcomes()) {
            BatchId id = outcome.arrival().id();
            if (id == null) {
                continue;
            }
            if (outcome.verdict().isCommitted()) {
                committed
                        .computeIfAbsent(id.gateway(), gateway -> new ArrayList<>())
                        .add(id);
            } else if (outcome.verdict().isRefusedInAnswer()) {
                refused.computeIfAbsent(id.gateway(), gateway -> new ArrayList<>())
                        .add(new Refusal(id.epoch(), id.lane(), id.sequence(), outcome.detail()));
            }
        }
        List<Addressed> answers = new ArrayList<>();
        committed.forEach((gateway, ids) -> answers.add(encode(group, gateway, ranges(ids), List.of())));
        refused.forEach((gateway, refusals) -> {
            for (int from = 0; from < refusals.size(); from += REFUSALS_IN_ONE) {
                int to = Math.min(from + REFUSALS_IN_ONE, refusals.size());
                answers.add(encode(group, gateway, List.of(), refusals.subList(from, to)));
            }
        });
        return answers;
    }

    private Addressed encode(CommittedGroup group, String gateway, List<AckRange> ranges, List<Refusal> refusals) {
        Answer answer = new Answer(receiver, group.committedAtMillis(), ranges, refusals);
        return new Addressed(gateway, codec.encode(answer));
    }

    /** The ids of one gateway, in any order and perhaps repeated, as ranges without gaps. */
    static List<AckRange> ranges(List<BatchId> ids) {
        List<BatchId> sorted = ids.stream().distinct().sorted(ORDER).toList();
        List<AckRange> ranges = new ArrayList<>();
        int from = 0;
        for (int next = 1; next <= sorted.size(); next++) {
            if (next == sorted.size() || !follows(sorted.get(next - 1), sorted.get(next))) {
                BatchId first = sorted.get(from);
                ranges.add(new AckRange(
                        first.epoch(),
                        first.lane(),
                        first.sequence(),
                        sorted.get(next - 1).sequence()));
                from = next;
            }
        }
        return ranges;
    }

    private static boolean follows(BatchId one, BatchId other) {
        return one.epoch() == other.epoch() && one.lane() == other.lane() && one.sequence() + 1 == other.sequence();
    }
}
