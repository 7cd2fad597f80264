package io.wardgate.simulator.demo;

import io.wardgate.simulator.btsnoop.VirtualMonitor;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The radios that the demo's gateway listens to, and the ports of their simulated devices on loopback.
 *
 * @param hciPort of the Bluetooth controller, or 0 for none
 * @param btsnoopPort of the monitor of the on-board radio, or 0 for none
 * @param wr24Port of the 2.4 GHz receiver, or 0 for none
 */
public record GatewayRadios(int hciPort, int btsnoopPort, int wr24Port) {

    private static final String HCI = "hci";
    private static final String BTSNOOP = "btsnoop";
    private static final String WR24 = "wr24";

    /**
     * Takes free ports for the radios of a list.
     *
     * @throws IllegalArgumentException if the list is empty or names another radio
     */
    public static GatewayRadios on(String list) throws IOException {
        Set<String> names = new LinkedHashSet<>(List.of(list.split(",", -1)));
        if (!Set.of(HCI, BTSNOOP, WR24).containsAll(names)) {
            throw new IllegalArgumentException(
                    "--radios = " + list + "; allowed: hci, btsnoop and wr24, with commas between them");
        }
        return new GatewayRadios(port(HCI, names), port(BTSNOOP, names), port(WR24, names));
    }

    private static int port(String radio, Set<String> wanted) throws IOException {
        return wanted.contains(radio) ? Demo.freePort() : 0;
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
        return (hciPort == 0 ? "" : hci) + (btsnoopPort == 0 ? "" : btsnoop) + (wr24Port == 0 ? "" : wr24);
    }
}
