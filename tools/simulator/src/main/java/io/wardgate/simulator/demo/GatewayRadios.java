package io.wardgate.simulator.demo;

import io.wardgate.simulator.Simulation;
import io.wardgate.simulator.bluez.VirtualBluez;
import io.wardgate.simulator.btsnoop.VirtualMonitor;
import io.wardgate.simulator.wr24.ReceiverAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The radios that the demo's gateway listens to, and where their simulated devices are: ports on loopback.
 *
 * @param hciPort of the Bluetooth controller, or 0 for none
 * @param btsnoopPort of the monitor of the on-board radio, or 0 for none
 * @param wr24Port of the 2.4 GHz receiver, or 0 for none
 * @param bluezSocket of the message bus with BlueZ, or null for none
 */
public record GatewayRadios(
        int hciPort,
        int btsnoopPort,
        int wr24Port,
        @Nullable Path bluezSocket) {

    private static final String HCI = "hci";
    private static final String BTSNOOP = "btsnoop";
    private static final String BLUEZ = "bluez";
    private static final String WR24 = "wr24";

    /**
     * Takes free ports for the radios of a list.
     *
     * @throws IllegalArgumentException if the list is empty or names another radio
     */
    public static GatewayRadios on(String list) throws IOException {
        Set<String> names = new LinkedHashSet<>(List.of(list.split(",", -1)));
        if (!Set.of(HCI, BTSNOOP, BLUEZ, WR24).containsAll(names)) {
            throw new IllegalArgumentException(
                    "--radios = " + list + "; allowed: hci, btsnoop, bluez and wr24, with commas between them");
        }
        return new GatewayRadios(
                port(HCI, names), port(BTSNOOP, names), port(WR24, names), names.contains(BLUEZ) ? freeSocket() : null);
    }

    private static int port(String radio, Set<String> wanted) throws IOException {
        return wanted.contains(radio) ? Demo.freePort() : 0;
    }

    /** Not in the run's folder: a socket's name must be short. */
    private static Path freeSocket() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "wardgate-bluez-" + ProcessHandle.current().pid());
    }

    /** How a ward is played to them. */
    public Simulation.Options options(DemoFolder folder, Duration duration) {
        return new Simulation.Options(
                Demo.loopback(hciPort),
                null,
                false,
                folder.ledger(),
                folder.keys(),
                duration,
                wr24Port == 0 ? null : ReceiverAddress.tcp(wr24Port),
                btsnoopPort == 0 ? null : Demo.loopback(btsnoopPort),
                bluezSocket);
    }

    /** Their sections of the gateway's configuration. */
    String configuration() {
        String hci = """
                ble.hci:
                  - name: dongle-1
                    port: tcp:127.0.0.1:%d
                """.formatted(hciPort);
        String wr24 = """
                ble.wr24:
                  - name: receiver-1
                    port: tcp:127.0.0.1:%d
                """.formatted(wr24Port);
        String btsnoop = """
                ble.btsnoop:
                  - name: onboard-1
                    adapter: "%s"
                    command: "%s"
                """.formatted(VirtualMonitor.ADAPTER, VirtualMonitor.command(btsnoopPort));
        String bluez = bluezSocket == null ? "" : """
                ble.bluez:
                  - name: onboard-2
                    adapter: "%s"
                    bus: "%s"
                """.formatted(VirtualBluez.ADAPTER, VirtualBluez.bus(bluezSocket));
        return (hciPort == 0 ? "" : hci) + (btsnoopPort == 0 ? "" : btsnoop) + bluez + (wr24Port == 0 ? "" : wr24);
    }
}
