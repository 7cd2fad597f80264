package io.wardgate.bluez.scan;

import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.source.Intake;
import io.wardgate.bluez.bus.BusException;
import io.wardgate.bluez.bus.BusLine;
import io.wardgate.bluez.bus.BusMessage;
import io.wardgate.bluez.bus.BusMessage.Kind;
import io.wardgate.bluez.daemon.BluezNames;
import io.wardgate.bluez.daemon.BluezObjects;
import io.wardgate.bluez.daemon.KnownAdapters;
import io.wardgate.bluez.daemon.KnownAdapters.Adapter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the bus, from its beginning to its loss: finds the adapter, keeps it scanning, and hands on what is
 * heard. Signals only change what is known; {@link #look} then does what is to be done, so that no call is made inside
 * another.
 *
 * <p>Owned by the reader thread.
 */
final class ScanSession {

    private static final int POLL_MILLIS = 100;

    /** Until an adapter that is not there, or does not scan, is looked at without being told. */
    private static final long LOOK_AGAIN_MILLIS = 2_000;

    /** Another program that stops scanning may begin again at once. */
    private static final long STOPPED_MILLIS = 1_000;

    private static final List<String> RULES = List.of(
            "type='signal',sender='" + BluezNames.BUS + "',member='" + BluezNames.NAME_OWNER_CHANGED + "',arg0='"
                    + BluezNames.SERVICE + "'",
            "type='signal',sender='" + BluezNames.SERVICE + "',interface='" + BluezNames.OBJECTS + "',arg0path='"
                    + BluezNames.ROOT + "/'",
            "type='signal',sender='" + BluezNames.SERVICE + "',interface='" + BluezNames.PROPERTIES + "',arg0='"
                    + BluezNames.ADAPTER + "'");

    private final BluezSettings settings;
    private final GatewayClock clock;
    private final Intake intake;
    private final SilenceLadder silence;
    private final BooleanSupplier linked;
    private final BusLine line;
    private final BluezObjects objects;
    private final DeviceReports devices;
    private final BusPulse pulse;

    private @Nullable BoundScan scan;
    private boolean scanning;
    private @Nullable String lost;
    private long lookAt;

    /** @param linked whether a connection to a device needs the adapter's power now */
    ScanSession(
            BluezSettings settings,
            GatewayClock clock,
            Intake intake,
            SilenceLadder silence,
            BooleanSupplier linked,
            BusLine line) {
        this.settings = settings;
        this.clock = clock;
        this.intake = intake;
        this.silence = silence;
        this.linked = linked;
        this.line = line;
        objects = new BluezObjects(line, this::take);
        devices = new DeviceReports(
                settings.name(), clock, intake, path -> line.send(BluezObjects.getAll(path, BluezNames.DEVICE)));
        pulse = new BusPulse(clock, line, settings.watchdogSeconds());
        lookAt = clock.monoMillis();
    }

    /** Whether it came as far as scanning. */
    boolean hasScanned() {
        return scan != null;
    }

    /** Listens; ends by exception when the line is lost, has to be opened anew, or the thread is interrupted. */
    void listen() throws IOException {
        for (String rule : RULES) {
            objects.listen(rule);
        }
        while (true) {
            if (!scanning && clock.monoMillis() >= lookAt) {
                look();
            }
            BusMessage message = line.poll(POLL_MILLIS);
            if (message != null) {
                take(message);
            }
            if (pulse.isLate()) {
                throw new ReopenException("backlog", "the bus is behind by more than half of watchdogSeconds");
            }
            if (scanning && silence.isDue()) {
                recover(silence.next());
            }
        }
    }

    /** Brings the adapter to scanning, as far as that is possible now. */
    private void look() throws IOException {
        lookAt = clock.monoMillis() + LOOK_AGAIN_MILLIS;
        try {
            KnownAdapters adapters = KnownAdapters.ask(objects);
            Optional<Adapter> bound = adapters.bound(settings.adapter());
            if (bound.isEmpty()) {
                tell(State.OPENING, "is not there; plug it in or correct adapter; there is " + adapters.list());
                return;
            }
            BoundScan found = follow(bound.get());
            if (lost != null) {
                intake.recovery(lost);
                lost = null;
            }
            if (!bound.get().powered()) {
                intake.recovery(SilenceLadder.Step.POWER.figure);
                found.powerOn();
            }
            found.begin();
            scanning = true;
            silence.begun();
            tellScanning();
        } catch (BusException e) {
            if (!e.isRefusal()) {
                throw e;
            }
            tell(
                    State.OPENING,
                    e.is("ServiceUnknown") || e.is("NameHasNoOwner")
                            ? "waits for BlueZ, which is not running; start bluetooth.service"
                            : "cannot scan: " + e.getMessage());
        }
    }

    private BoundScan follow(Adapter adapter) throws IOException {
        BoundScan known = scan;
        if (known != null && known.path().equals(adapter.path())) {
            return known;
        }
        if (known != null) {
            objects.unlisten(known.deviceRule());
        }
        devices.forgetAll();
        BoundScan found = new BoundScan(objects, adapter);
        objects.listen(found.deviceRule());
        scan = found;
        return found;
    }

    private void recover(SilenceLadder.Step due) throws IOException {
        BoundScan bound = scan;
        // Without power the links would be lost.
        SilenceLadder.Step step =
                due == SilenceLadder.Step.POWER && linked.getAsBoolean() ? SilenceLadder.Step.RESCAN : due;
        tell(State.RECOVERING, "is silent: " + step.figure);
        if (step == SilenceLadder.Step.REOPEN || bound == null) {
            throw new ReopenException(step.figure, "no report came, the bus is opened anew");
        }
        intake.recovery(step.figure);
        bound.end();
        if (step == SilenceLadder.Step.POWER) {
            bound.powerOff();
            bound.powerOn();
        }
        bound.begin();
        // What our own stopping made BlueZ say is no news.
        lost = null;
        scanning = true;
        tellScanning();
    }

    /** Takes what comes at any time; makes no calls that are waited for. */
    private void take(BusMessage message) throws IOException {
        if (message.kind() != Kind.SIGNAL) {
            heard(!pulse.answered(message) && devices.answered(message));
        } else if (message.isSignal(BluezNames.PROPERTIES, BluezNames.PROPERTIES_CHANGED)) {
            List<Object> arguments = message.arguments();
            Map<?, ?> changed = (Map<?, ?>) arguments.get(1);
            if (BluezNames.DEVICE.equals(arguments.get(0))) {
                heard(isOurs(message.path()) && devices.changed(message.path(), changed));
            } else if (isAdapter(message.path())) {
                adapterChanged(changed);
            }
        } else if (message.isSignal(BluezNames.OBJECTS, "InterfacesAdded")) {
            List<Object> arguments = message.arguments();
            added((String) arguments.get(0), (Map<?, ?>) arguments.get(1));
        } else if (message.isSignal(BluezNames.OBJECTS, "InterfacesRemoved")) {
            List<Object> arguments = message.arguments();
            removed((String) arguments.get(0), (List<?>) arguments.get(1));
        } else if (message.isSignal(BluezNames.BUS, BluezNames.NAME_OWNER_CHANGED)) {
            gone("daemon", "waits for BlueZ, which ended or was started anew");
        }
    }

    private void heard(boolean anAdvertisement) {
        if (!anAdvertisement) {
            return;
        }
        boolean recovered = silence.isRecovering();
        silence.progress();
        if (recovered && scanning) {
            tellScanning();
        }
    }

    private void adapterChanged(Map<?, ?> changed) {
        if (Boolean.FALSE.equals(changed.get("Powered"))) {
            stopped("was switched off; it is switched on again", 0);
        } else if (Boolean.FALSE.equals(changed.get("Discovering")) && scanning) {
            lost = SilenceLadder.Step.RESCAN.figure;
            stopped("does not scan, another program stopped it; scanning begins again in a second", STOPPED_MILLIS);
        } else if (Boolean.TRUE.equals(changed.get("Discovering"))) {
            // The other program began again by itself, or we did: look() makes sure that our wishes count, too.
            lookAt = Math.min(lookAt, clock.monoMillis() + STOPPED_MILLIS);
        }
    }

    private void stopped(String what, long againMillis) {
        scanning = false;
        lookAt = clock.monoMillis() + againMillis;
        tell(State.OPENING, what);
    }

    private void added(String path, Map<?, ?> interfaces) {
        if (interfaces.get(BluezNames.DEVICE) instanceof Map<?, ?> properties) {
            heard(isOurs(path) && devices.added(path, properties));
        }
        if (interfaces.containsKey(BluezNames.ADAPTER)) {
            lookAt = clock.monoMillis();
        }
    }

    private void removed(String path, List<?> interfaces) {
        if (isAdapter(path) && interfaces.contains(BluezNames.ADAPTER)) {
            gone("adapter", "was unplugged; waits for it");
        } else if (interfaces.contains(BluezNames.DEVICE)) {
            devices.removed(path);
        }
    }

    private void gone(String step, String what) {
        devices.forgetAll();
        lost = step;
        stopped(what, 0);
    }

    private boolean isAdapter(String path) {
        return scan != null && scan.path().equals(path);
    }

    private boolean isOurs(String path) {
        return scan != null && path.startsWith(scan.path() + "/");
    }

    private void tellScanning() {
        tell(
                silence.isRecovering() ? State.RECOVERING : State.SCANNING,
                "scans through BlueZ, which merges repeats: not every advertisement is told");
    }

    private void tell(State state, String what) {
        intake.now(state, settings.adapter() + " " + what);
    }
}
