package io.wardgate.simulator;

import io.wardgate.simulator.bluez.BluezCapacity;
import io.wardgate.simulator.bluez.VirtualBluez;
import io.wardgate.simulator.btsnoop.VirtualMonitor;
import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.hci.BluetoothRadio;
import io.wardgate.simulator.hci.VirtualController;
import io.wardgate.simulator.scenario.Scenario;
import io.wardgate.simulator.wr24.ReceiverFeed;
import io.wardgate.simulator.wr24.VirtualReceiver;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The devices at which a gateway hears one ward. Safe from any thread. */
final class PlayedRadios implements Closeable {

    private @Nullable VirtualController controller;
    private @Nullable VirtualMonitor monitor;
    private @Nullable VirtualBluez bluez;
    private @Nullable VirtualReceiver receiver;

    private PlayedRadios() {}

    /** Opens those that the options ask for, or none. */
    static PlayedRadios open(Scenario scenario, Simulation.Options options, Hearing hearing) throws IOException {
        PlayedRadios radios = new PlayedRadios();
        try {
            radios.controller = VirtualController.listen(options.listen(), options.extended(), hearing);
            radios.monitor = options.monitor() == null ? null : VirtualMonitor.listen(options.monitor(), hearing);
            if (options.bluez() != null) {
                BluezCapacity.require(scenario);
                radios.bluez = VirtualBluez.start(options.bluez(), hearing);
            }
            if (options.wr24() != null) {
                Chance chance = new Chance(scenario.seed());
                double loss = scenario.radio24().downlinkLoss();
                radios.receiver = VirtualReceiver.listen(options.wr24(), hearing, chance, loss);
            }
            return radios;
        } catch (IOException e) {
            radios.close();
            throw e;
        }
    }

    /** What the player plays to the receiver, or null if there is none. */
    @Nullable
    ReceiverFeed feed(Scenario scenario) {
        VirtualReceiver fed = receiver;
        return fed == null ? null : new ReceiverFeed(fed, scenario.radio24().faults(), new Chance(scenario.seed()));
    }

    /** Those that hear advertisements. */
    List<BluetoothRadio> bluetooth() {
        return Stream.<@Nullable BluetoothRadio>of(controller, monitor, bluez)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    int controllerPort() {
        return Objects.requireNonNull(controller).port();
    }

    int monitorPort() {
        return asked(monitor, "monitor").port();
    }

    int receiverPort() {
        return asked(receiver, "2.4 GHz receiver").port();
    }

    /** Whether a gateway listens to at least one of them. */
    boolean areHeard() {
        return bluetooth().stream().anyMatch(BluetoothRadio::scanning) || receiver != null && receiver.inSession();
    }

    /** What gateways were too slow to take. */
    long overflowed() {
        return bluetooth().stream().mapToLong(BluetoothRadio::overflowed).sum()
                + (receiver == null ? 0 : receiver.overflowed());
    }

    @Override
    public void close() throws IOException {
        for (BluetoothRadio radio : bluetooth()) {
            radio.close();
        }
        if (receiver != null) {
            receiver.close();
        }
    }

    private static <T> T asked(@Nullable T device, String what) {
        if (device == null) {
            throw new IllegalStateException("no " + what + " is played; ask for one in the options");
        }
        return device;
    }
}
