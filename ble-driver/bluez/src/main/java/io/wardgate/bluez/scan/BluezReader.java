package io.wardgate.bluez.scan;

import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.source.FaultPause;
import io.wardgate.ble.source.Intake;
import io.wardgate.bluez.bus.BusLine;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reader thread of one source: connects to the bus for ever, and hears while it is connected. */
final class BluezReader implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(BluezReader.class);

    /** Always 1: who reads the figures must know that repeats are missing by the nature of this source. */
    private static final String LOSSY = "lossy";

    private final BluezSettings settings;
    private final GatewayClock clock;
    private final Intake intake;
    private final SilenceLadder silence;
    private final BooleanSupplier linked;
    private final FaultPause pause;

    BluezReader(BluezSettings settings, GatewayClock clock, Intake intake, BooleanSupplier linked) {
        this.linked = linked;
        this.settings = settings;
        this.clock = clock;
        this.intake = intake;
        pause = new FaultPause(settings.name(), SilenceLadder.Step.REOPEN.figure, intake);
        silence = new SilenceLadder(clock, settings.watchdogSeconds());
    }

    @Override
    public void run() {
        intake.always(LOSSY, 1);
        while (!Thread.currentThread().isInterrupted()) {
            if (!silence.isRecovering()) {
                intake.now(State.OPENING, "connecting to " + settings.bus());
            }
            try (BusLine line = BusLine.open(settings.bus())) {
                listen(line);
            } catch (ReopenException e) {
                LOG.warn("radio {}: {}", settings.name(), e.getMessage());
                intake.recovery(e.step());
            } catch (IOException | RuntimeException e) {
                pause.after(String.valueOf(e.getMessage()));
            }
        }
        intake.now(State.STOPPED, "stopped");
    }

    private void listen(BusLine line) throws IOException {
        ScanSession session = new ScanSession(settings, clock, intake, silence, linked, line);
        try {
            session.listen();
        } finally {
            if (session.hasScanned()) {
                pause.over();
            }
        }
    }
}
