package io.wardgate.ble.wr24;

import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.port.OctetPort;
import io.wardgate.ble.source.BackOff;
import io.wardgate.ble.source.Intake;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reader thread of one receiver: opens the line, holds a session on it, and does so again for ever.
 *
 * <p>A fault is logged when it begins and when it is over, not at every attempt.
 */
final class RadioReader implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(RadioReader.class);

    private final Wr24Settings settings;
    private final GatewayClock clock;
    private final Intake intake;
    private final ReceiverMemory memory;
    private final BackOff backOff = new BackOff();
    private String loggedFault = "";

    RadioReader(Wr24Settings settings, GatewayClock clock, Intake intake, ReceiverMemory memory) {
        this.settings = settings;
        this.clock = clock;
        this.intake = intake;
        this.memory = memory;
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            intake.now(State.OPENING, "opening " + settings.port());
            memory.close("no receiver on " + settings.port() + " now");
            try (OctetPort port = settings.port().open()) {
                listen(new ReceiverSession(settings, port, clock, intake, memory));
            } catch (IOException | RuntimeException e) {
                memory.close("no receiver on " + settings.port() + " now");
                pauseAfter(e);
            }
        }
        memory.close("the radio was stopped");
        memory.failAll("the radio was stopped");
        intake.now(State.STOPPED, "stopped");
    }

    private void listen(ReceiverSession session) throws IOException {
        try {
            session.run();
        } finally {
            if (session.hasBegun()) {
                loggedFault = "";
                backOff.reset();
            }
        }
    }

    private void pauseAfter(Exception fault) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        int millis = fault instanceof ReceiverException refusal && refusal.pauseMillis() > 0
                ? refusal.pauseMillis()
                : backOff.nextMillis();
        String what = settings.port() + ": " + fault.getMessage();
        intake.now(State.OPENING, what + "; next attempt in " + millis / 1_000 + " s");
        if (!what.equals(loggedFault)) {
            loggedFault = what;
            LOG.warn("radio {} on {}; keeps trying", settings.name(), what);
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        intake.recovery("reopen");
    }
}
