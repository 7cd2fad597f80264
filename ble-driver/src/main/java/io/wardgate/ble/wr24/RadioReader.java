package io.wardgate.ble.wr24;

import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.port.OctetPort;
import io.wardgate.ble.source.FaultPause;
import io.wardgate.ble.source.Intake;
import java.io.IOException;

/** The reader thread of one receiver: opens the line, holds a session on it, and does so again for ever. */
final class RadioReader implements Runnable {

    private final Wr24Settings settings;
    private final GatewayClock clock;
    private final Intake intake;
    private final ReceiverMemory memory;
    private final FaultPause pause;

    RadioReader(Wr24Settings settings, GatewayClock clock, Intake intake, ReceiverMemory memory) {
        this.settings = settings;
        this.clock = clock;
        this.intake = intake;
        this.memory = memory;
        pause = new FaultPause(settings.name(), "reopen", intake);
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
                pause.over();
            }
        }
    }

    private void pauseAfter(Exception fault) {
        String what = settings.port() + ": " + fault.getMessage();
        if (fault instanceof ReceiverException refusal && refusal.pauseMillis() > 0) {
            pause.after(what, refusal.pauseMillis());
        } else {
            pause.after(what);
        }
    }
}
