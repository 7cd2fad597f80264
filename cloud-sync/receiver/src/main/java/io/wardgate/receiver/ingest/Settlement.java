package io.wardgate.receiver.ingest;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.reading.Reading;
import io.wardgate.receiver.metrics.IngestMetrics;
import io.wardgate.receiver.metrics.RefusalReason;
import io.wardgate.receiver.metrics.Refusals;
import io.wardgate.receiver.store.TimedBatch;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows a commit, in this order: answers to the gateways, acknowledgements to the transports, counters, the
 * live board.
 *
 * <p>Runs on the writer thread.
 */
public final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

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
        for (AnswerComposer.Addressed answer : composer.compose(group, took)) {
            outlets.forEach(outlet -> guarded(() -> outlet.publish(answer.gateway(), answer.octets())));
        }
        for (Outcome outcome : group.outcomes()) {
            guarded(() -> outcome.arrival().receipt().settled(outcome.verdict()));
        }
        metrics.groupCommitted(group.outcomes().size(), took);
        group.outcomes().forEach(outcome -> count(outcome, group.committedAtMillis()));
        guarded(() -> observer.accept(group));
    }

    /** What is committed stays committed: a connection that breaks here must end neither the writer nor other answers. */
    private static void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.error("somebody could not be told of a commit; a gateway without its answer sends again", e);
        }
    }

    void commitFailed() {
        metrics.commitFailed();
    }

    private void count(Outcome outcome, long committedAtMillis) {
        Arrival arrival = outcome.arrival();
        switch (outcome.verdict()) {
            case STORED -> stored(outcome, committedAtMillis);
            case REPEATED -> metrics.batchRepeated();
            case CONFLICT -> refused(RefusalReason.CONFLICT, arrival, outcome.detail());
            case FOREIGN -> refused(RefusalReason.WRONG_GATEWAY, arrival, outcome.detail());
            case MISROUTED -> refused(RefusalReason.WRONG_TOPIC, arrival, outcome.detail());
            case DAMAGED, RUBBISH -> refused(RefusalReason.UNREADABLE, arrival, outcome.detail());
        }
    }

    private void stored(Outcome outcome, long committedAtMillis) {
        TimedBatch timed = outcome.timed();
        if (timed == null) {
            return;
        }
        Lane lane = timed.incoming().batch().id().lane();
        metrics.batchStored(lane, outcome.counts(), outcome.dropped());
        timed.incoming().batch().contents().alarms().forEach(metrics::alarm);
        timed.incoming().batch().contents().taps().forEach(metrics::tap);
        if (timed.suspect()) {
            return;
        }
        long newest = Long.MIN_VALUE;
        for (Reading reading : timed.incoming().batch().contents().readings()) {
            newest = Math.max(newest, reading.sampledMonoMillis());
        }
        if (newest != Long.MIN_VALUE) {
            metrics.lag(lane, committedAtMillis - newest - timed.clockOffsetMillis());
        }
    }

    private void refused(RefusalReason reason, Arrival arrival, String detail) {
        refusals.refused(reason, arrival.peer(), "wg/v1/" + arrival.gateway() + "/up", detail + "; quarantined");
    }
}
