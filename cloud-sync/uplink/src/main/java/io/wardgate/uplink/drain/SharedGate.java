package io.wardgate.uplink.drain;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.protocol.api.Answer.Credit;
import io.wardgate.uplink.shaping.BulkShaper;
import io.wardgate.uplink.shaping.CreditGate;
import io.wardgate.uplink.shaping.ResumePause;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Which lane of the shared connection may send now. Alarms have a window of their own and need nobody's leave; routine
 * and bulk share a window and the receiver's credit; bulk, beside that, keeps to its share of the line.
 *
 * <p>Owned by the drain's thread; the figures may be read by any.
 */
final class SharedGate {

    private final DrainSettings settings;
    private final Connection shared;
    private final GatewayClock clock;
    private final CreditGate credit = new CreditGate();
    private final BulkShaper shaper;
    private final ResumePause resume;

    SharedGate(DrainSettings settings, Connection shared, GatewayClock clock) {
        this.settings = settings;
        this.shared = shared;
        this.clock = clock;
        this.shaper = new BulkShaper(clock.monoMillis());
        this.resume = new ResumePause(settings.resumeJitterMillis(), new SplittableRandom());
    }

    void observed(boolean up) {
        resume.observed(up, clock.monoMillis());
    }

    boolean maySend(Lane lane) {
        int bulk = shared.inFlight(Lane.BULK);
        int others = shared.inFlight(Lane.ROUTINE) + bulk;
        return switch (lane) {
            case EMERGENCY, ALARM -> shared.inFlight(Lane.ALARM) < settings.window();
            case ROUTINE -> others < settings.window() && credit.hasRoom(others);
            case BULK -> others < settings.window() && credit.hasRoom(others) && mayBulk(bulk);
        };
    }

    private boolean mayBulk(int bulk) {
        long now = clock.monoMillis();
        return resume.leftMillis(now) == 0 && credit.allowsBulk(bulk, now) && shaper.maySend(bulk, now);
    }

    /** How long until bulk may go; {@code Long.MAX_VALUE} if not time but an answer is what it waits for. */
    long bulkPauseMillis() {
        long now = clock.monoMillis();
        long pause = Math.max(resume.leftMillis(now), Math.max(credit.pauseMillis(now), shaper.pauseMillis(now)));
        return pause > 0 ? pause : Long.MAX_VALUE;
    }

    void sent(SealedBatch batch) {
        if (batch.id().lane() == Lane.BULK) {
            shaper.sent(batch.envelope().length, clock.monoMillis());
            credit.sentBulk(batch.readings(), clock.monoMillis());
        }
    }

    /** These were taken off the shared connection, because they were answered. */
    void answered(List<InFlight> batches) {
        long octets = 0;
        long now = clock.monoMillis();
        for (InFlight answered : batches) {
            octets += answered.batch.envelope().length;
            if (answered.batch.id().lane() != Lane.BULK) {
                shaper.liveAnswered((clock.monoNanos() - answered.sentNanos) / 1_000_000, now);
            }
        }
        if (octets > 0) {
            shaper.acknowledged(octets, shared.inFlight(Lane.BULK) > 0, now);
        }
    }

    void granted(Credit word) {
        credit.granted(word, clock.monoMillis());
    }

    void cameUp() {
        credit.forget();
        shaper.broken();
    }

    void addFigures(Map<String, Long> figures) {
        figures.put("creditBatches", credit.batches());
        figures.put("bulkOctetsPerSecond", shaper.octetsPerSecond());
    }
}
