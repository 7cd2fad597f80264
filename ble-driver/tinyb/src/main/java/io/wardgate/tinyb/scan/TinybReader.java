package io.wardgate.tinyb.scan;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.advertisement.RandomAddress;
import io.wardgate.ble.source.ChildProcess;
import io.wardgate.ble.source.FaultPause;
import io.wardgate.ble.source.Intake;
import io.wardgate.ble.source.SilenceWatch;
import io.wardgate.tinyb.library.ChildFiles;
import io.wardgate.tinyb.library.UnsupportedMachineException;
import java.io.IOException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reader thread of one source: keeps a child running that has the native library, puts what it hears into the queue,
 * and starts it anew for ever when it ends or falls silent. On a machine that the library is not made for it says so and
 * ends.
 */
final class TinybReader implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(TinybReader.class);
    private static final int POLL_MILLIS = 100;
    private static final int HEARD_WORDS = 4;
    private static final String ADVICE =
            "check that bluetoothd runs and that the gateway may talk to it (root or group bluetooth)";

    /** Always 1: who reads the figures must know that repeats are missing by the nature of this source. */
    private static final String LOSSY = "lossy";

    private final TinybSettings settings;
    private final ChildFiles files;
    private final GatewayClock clock;
    private final Intake intake;
    private final SilenceWatch silence;
    private final FaultPause pause;
    private final byte[] chunk = new byte[16_384];

    TinybReader(TinybSettings settings, ChildFiles files, GatewayClock clock, Intake intake) {
        this.settings = settings;
        this.files = files;
        this.clock = clock;
        this.intake = intake;
        silence = new SilenceWatch(clock, settings.watchdogSeconds());
        pause = new FaultPause(settings.name(), "restart", intake);
        intake.always(LOSSY, 1);
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                listenOnce();
            }
            intake.now(State.STOPPED, "stopped");
        } catch (UnsupportedMachineException e) {
            intake.now(State.STOPPED, String.valueOf(e.getMessage()));
            LOG.error("radio {}: {}", settings.name(), e.getMessage());
        }
    }

    private void listenOnce() throws UnsupportedMachineException {
        if (!silence.isRecovering()) {
            intake.now(State.OPENING, "starting TinyB on " + settings.bus());
        }
        try {
            files.write();
            try (ChildProcess child = start()) {
                listen(child);
            }
        } catch (IOException | RuntimeException e) {
            pause.after(String.valueOf(e.getMessage()));
        }
    }

    private ChildProcess start() throws IOException {
        ProcessBuilder command = new ProcessBuilder(files.command(settings.adapter()));
        command.environment().put("DBUS_SYSTEM_BUS_ADDRESS", settings.bus());
        return ChildProcess.start(command, "TinyB", ADVICE);
    }

    /** Returns when the child is to be started anew at once, or this source is stopped. */
    private void listen(ChildProcess child) throws IOException {
        ChildLines lines = new ChildLines(this::take);
        silence.restarted();
        while (!Thread.currentThread().isInterrupted()) {
            int count = child.read(chunk, POLL_MILLIS);
            lines.feed(chunk, count);
            if (silence.due()) {
                String what = "no report for " + settings.watchdogSeconds() + " s: starting TinyB anew";
                intake.recovery("restart");
                intake.now(State.RECOVERING, what);
                LOG.warn("radio {}: {}", settings.name(), what);
                return;
            }
        }
    }

    private void take(String line) {
        String[] words = line.split(" ", HEARD_WORDS);
        switch (words[0]) {
            case "scanning" -> scanning();
            case "heard" -> heard(words);
            default -> intake.malformed();
        }
    }

    private void scanning() {
        State now = silence.isRecovering() ? State.RECOVERING : State.SCANNING;
        if (intake.state() != now) {
            intake.now(now, settings.adapter() + " scans through TinyB; repeats are lost");
            LOG.info("radio {}: {} scans through TinyB", settings.name(), settings.adapter());
            pause.over();
        }
    }

    private void heard(String[] words) {
        try {
            long address = DeviceAddress.parse(words[1]);
            int rssiDbm = Integer.parseInt(words[2]);
            byte[] data = HexFormat.of().parseHex(words[3]);
            intake.report(new Advertisement(
                    settings.name(),
                    address,
                    // The library does not tell; these bits of a public address belong to few makers.
                    RandomAddress.of(address) == RandomAddress.STATIC ? AddressType.RANDOM : AddressType.PUBLIC,
                    false,
                    1,
                    0,
                    rssiDbm,
                    Advertisement.TX_POWER_UNKNOWN,
                    data,
                    clock.monoNanos()));
            silence.progress();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The child's line was cut or mixed with what the library prints.
            intake.malformed();
        }
    }
}
