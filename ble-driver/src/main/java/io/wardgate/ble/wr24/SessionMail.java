package io.wardgate.ble.wr24;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.source.Intake;
import org.jspecify.annotations.Nullable;

/**
 * What comes within a session (docs/wire/wr24-v1.md): bands, statistics, time, ends of commands, answers.
 *
 * <p>Owned by the reader thread of one source.
 */
final class SessionMail {

    private final BandReports reports;
    private final Intake intake;
    private final ReceiverMemory memory;
    private final ReceiverTime time;
    private final GatewayClock clock;

    SessionMail(BandReports reports, Intake intake, ReceiverMemory memory, ReceiverTime time, GatewayClock clock) {
        this.reports = reports;
        this.intake = intake;
        this.memory = memory;
        this.time = time;
        this.clock = clock;
    }

    /**
     * Takes one frame.
     *
     * @return whether a band was heard
     */
    boolean take(FrameType type, Frame frame) {
        byte[] payload = frame.payload();
        switch (type) {
            case VITALS, EVENT, MOTION, HISTORY -> {
                long now = clock.monoNanos();
                return reports.heard(frame, time.monoNanos(frame.tick(), now), clock.monoMillis());
            }
            case STATISTICS -> statistics(ReceiverStatistics.read(payload));
            case TIME_SYNC -> timeSync(SyncAnswer.read(payload), frame.tick());
            case COMMAND_ACK -> answered(CommandAnswer.readAck(payload));
            case COMMAND_EXPIRED -> answered(CommandAnswer.readExpired(payload));
            case SMP_FRAGMENT -> smp(frame.devId(), SmpFragment.read(payload));
            default -> memory.figures.unusable.incrementAndGet();
        }
        return false;
    }

    private void statistics(@Nullable ReceiverStatistics told) {
        if (told == null) {
            intake.malformed();
            return;
        }
        memory.figures.told(told);
        memory.figures.lineLost.set(memory.lineLoss.told(told.sent()));
    }

    private void timeSync(@Nullable SyncAnswer answer, int sentTick) {
        if (answer == null) {
            intake.malformed();
        } else if (time.learn(answer, sentTick, clock.monoNanos())) {
            memory.figures.timeSyncs.incrementAndGet();
        }
    }

    private void answered(@Nullable CommandAnswer answer) {
        if (answer == null) {
            intake.malformed();
        } else {
            memory.downlink.answered(answer);
        }
    }

    private void smp(long address, @Nullable SmpFragment piece) {
        if (piece == null) {
            intake.malformed();
        } else {
            memory.smp.came(address, piece);
        }
    }
}
