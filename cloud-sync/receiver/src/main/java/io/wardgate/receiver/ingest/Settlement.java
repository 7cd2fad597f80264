package io.wardgate.receiver.ingest;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Drop;
import io.wardgate.receiver.metrics.IngestMetrics;
import io.wardgate.receiver.metrics.RefusalReason;
import io.wardgate.receiver.metrics.Refusals;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What follows a commit, in this order: answers to the gateways, acknowledgements to the transports, counters, the
 * live board.
 *
 * <p>Runs on the writer thread.
 */
public final class Settlement {

    private final AnswerComposer composer;
    private final List<AnswerOutlet> outlets;
    private final IngestMetrics metrics;
    private final Refusals refusals;
    private final Consumer<CommittedGroup> observer;

    public Settlement(
            AnswerComposer composer,
            List<AnswerOutlet> outlets,
            IngestMetrics metrics,
            Refusals refusals,
            Consumer<CommittedGroup> observer) {
        this.composer = composer;
        this.outlets = List.copyOf(outlets);
        this.metrics = metrics;
        this.refusals = refusals;
        this.observer = observer;
    }

    void settle(CommittedGroup group, Duration took) {
        composer.compose(group).forEach((gateway, answer) -> outlets.forEach(outlet -> outlet.publish(gateway, answer)));
        for (Outcome outcome : group.outcomes()) {
            outcome.arrival().receipt().settled(outcome.verdict());
        }
        metrics.groupCommitted(group.outcomes().size(), took);
        group.outcomes().forEach(this::count);
        observer.accept(group);
    }

    void commitFailed() {
        metrics.commitFailed();
    }

    private void count(Outcome outcome) {
        Arrival arrival = outcome.arrival();
        switch (outcome.verdict()) {
            case STORED -> stored(outcome);
            case REPEATED -> metrics.batchRepeated();
            case CONFLICT -> refused(RefusalReason.CONFLICT, arrival, outcome.detail());
            case FOREIGN -> refused(RefusalReason.WRONG_GATEWAY, arrival, outcome.detail());
            case DAMAGED, RUBBISH -> refused(RefusalReason.UNREADABLE, arrival, outcome.detail());
        }
    }

    private void stored(Outcome outcome) {
        BatchId id = outcome.arrival().id();
        if (id != null && outcome.arrival().content() instanceof Content.Readable readable) {
            long dropped = readable.batch().contents().drops().stream()
                    .mapToLong(Drop::count)
                    .sum();
            metrics.batchStored(id.lane(), outcome.stored(), outcome.duplicates(), dropped);
        }
    }

    private void refused(RefusalReason reason, Arrival arrival, String detail) {
        refusals.refused(reason, arrival.peer(), "wg/v1/" + arrival.gateway() + "/up", detail + "; quarantined");
    }
}
