package io.wardgate.ble.hci;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.port.OctetPort;
import io.wardgate.ble.report.ReportSink;
import io.wardgate.ble.source.BackOff;
import io.wardgate.ble.source.Intake;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reader thread of one source: opens the port, keeps the controller scanning, puts reports into the queue, and
 * recovers by itself for ever.
 *
 * <p>A fault is logged when it begins and when it is over, not at every attempt.
 */
final class RadioReader implements Runnable, ReportSink {

    private static final Logger LOG = LoggerFactory.getLogger(RadioReader.class);
    private static final int INITIALISE_ATTEMPTS = 2;

    private final HciSettings settings;
    private final GatewayClock clock;
    private final Intake intake;
    private final RecoveryLadder ladder;
    private final BackOff backOff = new BackOff();
    private String loggedFault = "";

    RadioReader(HciSettings settings, GatewayClock clock, Intake intake) {
        this.settings = settings;
        this.clock = clock;
        this.intake = intake;
        ladder = new RecoveryLadder(clock, settings.watchdogSeconds());
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            intake.now(State.OPENING, "opening " + settings.port());
            try (OctetPort port = settings.port().open()) {
                listen(new HciLink(settings.name(), port, this, clock));
            } catch (IOException | RuntimeException e) {
                pauseAfter(e);
            }
        }
        intake.now(State.STOPPED, "stopped");
    }

    @Override
    public void report(Advertisement advertisement) {
        ladder.progress();
        intake.report(advertisement);
    }

    @Override
    public void malformed() {
        intake.malformed();
    }

    private void listen(HciLink link) throws IOException {
        long skipped = 0;
        Controller controller = new Controller(link, settings.timing());
        initialise(controller);
        LOG.info("radio {} hears on {}: {}", settings.name(), settings.port(), controller.description());
        loggedFault = "";
        backOff.reset();
        while (!Thread.currentThread().isInterrupted()) {
            link.poll();
            intake.skipped(link.skippedOctets() - skipped);
            skipped = link.skippedOctets();
            if (link.takeNeedsReset()) {
                recovering("resetting the controller after an error or garbage on the line");
                initialise(controller);
            }
            climb(controller);
            if (!ladder.isRecovering()) {
                scanning(controller);
            }
        }
    }

    private void climb(Controller controller) throws IOException {
        switch (ladder.due()) {
            case NOTHING -> {
                return;
            }
            case RESCAN -> {
                recovering("no report for " + settings.watchdogSeconds() + " s: scanning anew");
                rescan(controller);
            }
            case RESET -> {
                recovering("still no report: resetting the controller");
                initialise(controller);
            }
            case REOPEN -> throw HciException.noReports(settings.watchdogSeconds());
        }
        ladder.restarted();
    }

    private void rescan(Controller controller) throws IOException {
        try {
            controller.rescan();
        } catch (HciException e) {
            recovering(e.getMessage() + "; resetting the controller");
            initialise(controller);
        }
    }

    private void initialise(Controller controller) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                controller.initialise();
                ladder.restarted();
                scanning(controller);
                return;
            } catch (HciException e) {
                if (attempt == INITIALISE_ATTEMPTS || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                recovering(e.getMessage() + "; resetting once more");
            }
        }
    }

    private void scanning(Controller controller) {
        if (intake.state() != State.SCANNING) {
            intake.now(State.SCANNING, settings.port() + ": " + controller.description());
        }
    }

    private void recovering(String what) {
        intake.recovery();
        intake.now(State.RECOVERING, settings.port() + ": " + what);
        LOG.warn("radio {} on {}: {}", settings.name(), settings.port(), what);
    }

    private void pauseAfter(Exception fault) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        int millis = backOff.nextMillis();
        String what = settings.port() + ": " + fault.getMessage();
        intake.now(State.OPENING, what + "; next attempt in " + millis / 1_000 + " s");
        if (!what.equals(loggedFault)) {
            loggedFault = what;
            LOG.warn("radio {} on {}; keeps trying every 1 to 10 s", settings.name(), what);
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        intake.recovery();
    }
}
