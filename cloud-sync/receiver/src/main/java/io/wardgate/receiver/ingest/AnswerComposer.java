package io.wardgate.receiver.ingest;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.protocol.api.Answer;
import io.wardgate.protocol.api.AnswerCodec;
import io.wardgate.protocol.api.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the outcomes of a group into answers: neighbouring batches become one range; with them go what the gateway should
 * send again and how much it may send. Owned by the writer thread.
 */
public final class AnswerComposer {

    /** So that refusals with their reasons stay far below the size of an answer. */
    private static final int REFUSALS_IN_ONE = 100;

    private static final Comparator<BatchId> ORDER = Comparator.comparingLong(BatchId::epoch)
            .thenComparing(BatchId::lane)
            .thenComparingLong(BatchId::sequence);

    private final AnswerCodec codec = new AnswerCodec();
    private final String receiver;
    private final CreditPolicy credit;

    public AnswerComposer(String receiver, CreditPolicy credit) {
        this.receiver = receiver;
        this.credit = credit;
    }

    /** Octets for one gateway. */
    record Addressed(String gateway, byte[] octets) {}

    List<Addressed> compose(CommittedGroup group, Duration took) {
        credit.observe(group, took);
        Answer.Credit level = credit.now();
        Map<String, List<Answer.Resend>> resends = new TreeMap<>();
        group.holes()
                .forEach(hole -> resends.computeIfAbsent(hole.gateway(), gateway -> new ArrayList<>())
                        .add(hole.resend()));
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
        committed.forEach((gateway, ids) -> answers.add(encode(
                gateway,
                new Answer(
                        receiver,
                        group.committedAtMillis(),
                        ranges(ids),
                        List.of(),
                        resends.getOrDefault(gateway, List.of()),
                        level))));
        refused.forEach((gateway, refusals) -> {
            for (int from = 0; from < refusals.size(); from += REFUSALS_IN_ONE) {
                int to = Math.min(from + REFUSALS_IN_ONE, refusals.size());
                answers.add(encode(
                        gateway,
                        new Answer(receiver, group.committedAtMillis(), List.of(), refusals.subList(from, to))));
            }
        });
        return answers;
    }

    private Addressed encode(String gateway, Answer answer) {
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
