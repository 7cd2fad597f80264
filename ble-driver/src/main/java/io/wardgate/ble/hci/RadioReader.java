package io.wardgate.ble.hci;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.hci.RecoveryLadder.Step;
import io.wardgate.ble.port.OctetPort;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.ble.port.UsbDevice;
import io.wardgate.ble.report.ReportSink;
import io.wardgate.ble.source.ExpectedRate;
import io.wardgate.ble.source.FaultPause;
import io.wardgate.ble.source.Intake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reader thread of one source: opens the port, keeps the controller scanning, puts reports into the queue, and
 * recovers by itself for ever.
 *
 * <p>That it hears is logged when it begins, as a fault is.
 */
final class RadioReader implements Runnable, ReportSink {

    private static final Logger LOG = LoggerFactory.getLogger(RadioReader.class);
    private static final int INITIALISE_ATTEMPTS = 2;
    private static final int POLL_MILLIS = 100;

    /** While there are connections, what others ask of them waits no longer than this. */
    private static final int LINK_POLL_MILLIS = 5;

    private static final Path SYS = Path.of("/sys");

    private final HciSettings settings;
    private final GatewayClock clock;
    private final Intake intake;
    private final ExpectedRate expected;
    private final RecoveryLadder ladder;
    private final FaultPause pause;
    private final LinkDesk desk;
    private Optional<UsbDevice> usb = Optional.empty();

    /** What is to be done as soon as the port is closed. */
    private Step outside = Step.NOTHING;

    RadioReader(HciSettings settings, GatewayClock clock, Intake intake, LinkDesk desk) {
        this.settings = settings;
        this.clock = clock;
        this.intake = intake;
        this.desk = desk;
        pause = new FaultPause(settings.name(), Step.REOPEN.figure(), intake);
        expected = new ExpectedRate(clock.monoMillis());
        ladder = new RecoveryLadder(
                clock, settings.watchdogSeconds(), settings.rescue().steps(), expected);
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            intake.now(State.OPENING, "opening " + settings.port());
            outside = Step.NOTHING;
            try (OctetPort port = settings.port().open()) {
                usb = findUsb();
                listen(new HciLink(settings.name(), port, this, clock, desk));
            } catch (IOException | RuntimeException e) {
                endLinks("has lost its controller (" + e.getMessage() + "); it comes back by itself");
                pause.after(settings.port() + ": " + e.getMessage());
            }
            endLinks("is restarting its controller");
            helpFromOutside();
        }
        endLinks("was stopped");
        intake.now(State.STOPPED, "stopped");
    }

    @Override
    public void report(Advertisement advertisement) {
        ladder.progress();
        expected.report(clock.monoMillis());
        intake.report(advertisement);
    }

    @Override
    public void malformed() {
        intake.malformed();
    }

    private void listen(HciLink link) throws IOException {
        long skipped = 0;
        Controller controller = new Controller(link, settings.timing(), settings.links() > 0);
        initialise(link, controller);
        LOG.info("radio {} hears on {}: {}", settings.name(), settings.port(), controller.description());
        pause.over();
        while (!Thread.currentThread().isInterrupted()) {
            desk.work();
            link.poll(desk.isBusy() ? LINK_POLL_MILLIS : POLL_MILLIS);
            intake.skipped(link.skippedOctets() - skipped);
            skipped = link.skippedOctets();
            if (link.takeNeedsReset()) {
                recovering(Step.RESET, "resetting the controller after an error or garbage on the line");
                initialise(link, controller);
            }
            if (desk.isScanPaused()) {
                // Silence is no fault now.
                ladder.restarted();
                expected.restarted(clock.monoMillis());
            }
            if (outside != Step.NOTHING) {
                return;
            }
            if (expected.isDeaf(clock.monoMillis())) {
                recovering(Step.RESCAN, "hears less than a tenth of what is usual: scanning anew");
                rescan(link, controller);
            }
            climb(link, controller);
            if (!ladder.isRecovering()) {
                scanning(controller);
            }
        }
    }

    private void climb(HciLink link, Controller controller) throws IOException {
        Step due = ladder.due();
        switch (due) {
            case NOTHING -> {
                return;
            }
            case RESCAN -> {
                recovering(Step.RESCAN, "no report: scanning anew");
                rescan(link, controller);
            }
            case RESET -> {
                recovering(Step.RESET, "still no report: resetting the controller");
                initialise(link, controller);
            }
            case REOPEN -> throw HciException.noReports();
            case POWER_CYCLE -> outside = due;
            case REBIND -> outside = usb.isPresent() ? due : Step.NOTHING;
            case REPORT ->
                recovering(
                        Step.REPORT,
                        "hears nothing, and all that can be done was done: look at antenna, dongle and its firmware, or"
                                + " is no band near?");
        }
        ladder.restarted();
        expected.restarted(clock.monoMillis());
    }

    /** Runs while the port is closed. */
    private void helpFromOutside() {
        try {
            if (outside == Step.POWER_CYCLE) {
                recovering(Step.POWER_CYCLE, "still no report: cutting and restoring its power");
                settings.rescue().cyclePower();
            } else if (outside == Step.REBIND) {
                recovering(Step.REBIND, "still no report: binding its USB device anew");
                usb.orElseThrow().rebind();
            }
        } catch (IOException e) {
            LOG.warn("radio {} on {}: {}", settings.name(), settings.port(), e.getMessage());
        }
    }

    /** Looked for while the port is open: a dongle that fell off the bus has no place any more. */
    private Optional<UsbDevice> findUsb() {
        return settings.rescue().rebindsUsb() && settings.port() instanceof PortAddress.Serial serial
                ? UsbDevice.of(SYS, Path.of(serial.device())).or(() -> usb)
                : Optional.empty();
    }

    private void rescan(HciLink link, Controller controller) throws IOException {
        try {
            controller.rescan();
        } catch (HciException e) {
            recovering(Step.RESET, e.getMessage() + "; resetting the controller");
            initialise(link, controller);
        }
    }

    private void initialise(HciLink link, Controller controller) throws IOException {
        endLinks("is resetting its controller");
        for (int attempt = 1; ; attempt++) {
            try {
                controller.initialise();
                if (settings.links() > 0) {
                    desk.begin(link, controller);
                }
                ladder.restarted();
                scanning(controller);
                return;
            } catch (HciException e) {
                if (attempt == INITIALISE_ATTEMPTS || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                recovering(Step.RESET, e.getMessage() + "; resetting once more");
            }
        }
    }

    private void endLinks(String why) {
        desk.end("radio " + settings.name() + " " + why);
    }

    private void scanning(Controller controller) {
        if (intake.state() != State.SCANNING) {
            intake.now(State.SCANNING, settings.port() + ": " + controller.description());
        }
    }

    private void recovering(Step step, String what) {
        intake.recovery(step.figure());
        intake.now(State.RECOVERING, settings.port() + ": " + what);
        LOG.warn("radio {} on {}: {}", settings.name(), settings.port(), what);
    }
}
