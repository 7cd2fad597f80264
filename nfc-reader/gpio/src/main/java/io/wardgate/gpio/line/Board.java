package io.wardgate.gpio.line;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.linuxfs.provider.gpio.digital.LinuxFsDigitalInputProvider;
import com.pi4j.plugin.linuxfs.provider.gpio.digital.LinuxFsDigitalOutputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import io.wardgate.api.actuator.Contact;
import io.wardgate.api.actuator.Switch;
import io.wardgate.api.clock.GatewayClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pins of this machine, by Pi4J with providers that are named and not searched for. Owns the threads
 * {@code wardgate-gpio-timer}, which ends pulses, and {@code wardgate-gpio-inputs}, which reads inputs and calls who watches
 * them: a slow watcher never holds up the end of a pulse.
 *
 * <p>On real pins a {@link Watchdog} sets outputs idle if this process dies. Safe from any thread.
 */
public final class Board implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Board.class);

    private static final long POLL_MILLIS = 20;
    private static final long WATCHDOG_MILLIS = 500;

    private final GatewayClock clock;
    private final @Nullable SysfsPins pins;
    private final Context context;
    private final DigitalOutputProvider outputs;
    private final DigitalInputProvider inputs;
    private final Watchdog watchdog = new Watchdog();
    private final ScheduledThreadPoolExecutor timer = executor("wardgate-gpio-timer");
    private final ScheduledThreadPoolExecutor poller = executor("wardgate-gpio-inputs");
    private final Map<String, PulseSwitch> switches = new ConcurrentHashMap<>();
    private final List<DebouncedContact> contacts = new CopyOnWriteArrayList<>();

    private Board(
            GatewayClock clock, @Nullable SysfsPins pins, DigitalOutputProvider outputs, DigitalInputProvider inputs) {
        this.clock = clock;
        this.pins = pins;
        this.outputs = outputs;
        this.inputs = inputs;
        this.context = Pi4J.newContextBuilder()
                .noAutoDetect()
                .add(outputs, inputs)
                .disableShutdownHook()
                .build();
        poller.scheduleWithFixedDelay(this::poll, 0, POLL_MILLIS, TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(watchdog::ensure, WATCHDOG_MILLIS, WATCHDOG_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Pins below a folder of the kernel, {@code /sys/class/gpio} on real machines. */
    public static Board onPins(Path sysfs, GatewayClock clock) {
        return new Board(
                clock,
                new SysfsPins(sysfs),
                LinuxFsDigitalOutputProvider.newInstance(sysfs.toString()),
                LinuxFsDigitalInputProvider.newInstance(sysfs.toString()));
    }

    /** Pins that are none, for machines without: outputs do nothing, inputs stay low. */
    public static Board withoutPins(GatewayClock clock) {
        return new Board(clock, null, MockDigitalOutputProvider.newInstance(), MockDigitalInputProvider.newInstance());
    }

    /**
     * Opens an output, idle.
     *
     * @throws IOException if there is no such pin, or it is not ours to write
     */
    public Switch output(OutputSettings settings) throws IOException {
        DigitalState idle = settings.activeLow() ? DigitalState.HIGH : DigitalState.LOW;
        DigitalState on = settings.activeLow() ? DigitalState.LOW : DigitalState.HIGH;
        if (pins != null) {
            watchdog.guard(pins.prepare(settings.pin()), settings.activeLow() ? 1 : 0);
        }
        DigitalOutput output = outputs.create(DigitalOutput.newConfigBuilder(context)
                .id("output-" + settings.name())
                .address(settings.pin())
                .initial(idle)
                .shutdown(idle)
                .build());
        PulseSwitch made = new PulseSwitch(settings, isOn -> output.state(isOn ? on : idle), timer, clock);
        made.idle();
        switches.put(settings.name(), made);
        return made;
    }

    /** Sets an output idle and gives its pin back. */
    public void release(Switch output) {
        PulseSwitch made = switches.remove(output.name());
        if (made != null) {
            made.idle();
            context.registry().remove("output-" + output.name());
        }
    }

    /**
     * Opens an input.
     *
     * @throws IOException if there is no such pin, or it is not ours to read
     */
    public Contact input(InputSettings settings) throws IOException {
        if (pins != null) {
            pins.prepare(settings.pin());
        }
        DigitalInput input = inputs.create(DigitalInput.newConfigBuilder(context)
                .id("input-" + settings.name())
                .address(settings.pin())
                .build());
        DigitalState active = settings.activeLow() ? DigitalState.LOW : DigitalState.HIGH;
        DebouncedContact made = new DebouncedContact(settings, () -> input.state() == active, clock);
        contacts.add(made);
        return made;
    }

    /** Gives an input's pin back. */
    public void release(Contact input) {
        if (contacts.removeIf(contact -> contact == input)) {
            context.registry().remove("input-" + input.name());
        }
    }

    /** Whether outputs would be set idle if this process died now; true if there are none, or no pins. */
    public boolean isGuarded() {
        return pins == null || switches.isEmpty() || watchdog.isAlive();
    }

    /** Outputs, inputs, times that an output could not be set, starts of the watchdog. */
    public Map<String, Long> figures() {
        return Map.of(
                "outputs",
                (long) switches.size(),
                "inputs",
                (long) contacts.size(),
                "faults",
                switches.values().stream().mapToLong(PulseSwitch::faults).sum(),
                "watchdogStarts",
                watchdog.starts());
    }

    /** All outputs idle, all pins given back. */
    @Override
    public void close() {
        switches.values().forEach(PulseSwitch::idle);
        poller.shutdownNow();
        timer.shutdownNow();
        context.shutdown();
        watchdog.close();
    }

    private void poll() {
        for (DebouncedContact contact : contacts) {
            try {
                contact.poll();
            } catch (RuntimeException e) {
                LOG.error("input {} could not be polled", contact.name(), e);
            }
        }
    }

    private static ScheduledThreadPoolExecutor executor(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
