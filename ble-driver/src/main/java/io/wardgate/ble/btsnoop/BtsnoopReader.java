package io.wardgate.ble.btsnoop;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.source.ChildProcess;
import io.wardgate.ble.source.FaultPause;
import io.wardgate.ble.source.Intake;
import io.wardgate.ble.source.SilenceWatch;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reader thread of one source: keeps a monitor process running, puts the reports of the bound adapter into the
 * queue, and starts the process anew for ever when it ends, writes nonsense or falls silent.
 *
 * <p>Where the adapter is, is logged when it changes.
 */
final class BtsnoopReader implements Runnable, MonitorSink {

    private static final Logger LOG = LoggerFactory.getLogger(BtsnoopReader.class);
    private static final int POLL_MILLIS = 100;

    /** Packets of any kind that the monitor lost before it wrote them, by its own count. */
    private static final String MONITOR_DROPS = "monitorDrops";

    private final BtsnoopSettings settings;
    private final GatewayClock clock;
    private final Intake intake;
    private final SilenceWatch silence;
    private final FaultPause pause;
    private final byte[] chunk = new byte[16_384];
    private String loggedSituation = "";

    BtsnoopReader(BtsnoopSettings settings, GatewayClock clock, Intake intake) {
        this.settings = settings;
        this.clock = clock;
        this.intake = intake;
        pause = new FaultPause(settings.name(), "restart", intake);
        silence = new SilenceWatch(clock, settings.watchdogSeconds());
        intake.count(MONITOR_DROPS, 0);
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            if (!silence.isRecovering()) {
                intake.now(State.OPENING, "starting " + settings.command());
            }
            try (ChildProcess monitor = start()) {
                listen(monitor);
            } catch (IOException | RuntimeException e) {
                pause.after(String.valueOf(e.getMessage()));
            }
        }
        intake.now(State.STOPPED, "stopped");
    }

    @Override
    public void report(Advertisement advertisement) {
        silence.progress();
        pause.over();
        intake.report(advertisement);
    }

    @Override
    public void malformed() {
        intake.malformed();
    }

    @Override
    public void lost(long packets) {
        intake.count(MONITOR_DROPS, packets);
    }

    private ChildProcess start() throws IOException {
        return ChildProcess.start(
                new ProcessBuilder("/bin/sh", "-c", settings.command()),
                "the monitor",
                "check command, the kernel's Bluetooth, and that the gateway may use it (CAP_NET_RAW)");
    }

    /** Returns when the monitor is to be started anew at once, or this source is stopped. */
    private void listen(ChildProcess monitor) throws IOException {
        BoundAdapter adapter = new BoundAdapter(settings.adapter());
        MonitorStream stream = new MonitorStream(settings.name(), adapter, this, clock);
        silence.restarted();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                int count = monitor.read(chunk, POLL_MILLIS);
                if (count > 0) {
                    stream.feed(chunk, count);
                    if (stream.hasBegun()) {
                        tell(adapter);
                    }
                }
                if (silence.due()) {
                    recovering(adapter);
                    return;
                }
            }
        } finally {
            intake.skipped(stream.unread());
        }
    }

    private void tell(BoundAdapter adapter) {
        State state = !adapter.isOn() ? State.OPENING : silence.isRecovering() ? State.RECOVERING : State.SCANNING;
        if (!adapter.takeChanged() && state == intake.state()) {
            return;
        }
        intake.now(state, settings.adapter() + " " + adapter.describeWithScan());
        String where = adapter.describe();
        if (!where.equals(loggedSituation)) {
            loggedSituation = where;
            LOG.info("radio {}: {} {}", settings.name(), settings.adapter(), where);
        }
    }

    private void recovering(BoundAdapter adapter) {
        String what = "no report for " + settings.watchdogSeconds() + " s: starting the monitor anew; adapter "
                + settings.adapter() + " " + adapter.describeWithScan();
        intake.recovery("restart");
        intake.now(State.RECOVERING, what);
        LOG.warn("radio {}: {}", settings.name(), what);
    }
}
