package io.wardgate.simulator.demo;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The radios that the demo's gateway listens to, and the ports of their simulated devices on loopback.
 *
 * @param hciPort of the Bluetooth controller, or 0 for none
 * @param wr24Port of the 2.4 GHz receiver, or 0 for none
 */
public record GatewayRadios(int hciPort, int wr24Port) {

    private static final String HCI = "hci";
    private static final String WR24 = "wr24";

    /**
     * Takes free ports for the radios of a list.
     *
     * @throws IllegalArgumentException if the list is empty or names another radio
     */
    public static GatewayRadios on(String list) throws IOException {
        Set<String> names = new LinkedHashSet<>(List.of(list.split(",", -1)));
        if (!Set.of(HCI, WR24).containsAll(names)) {
            throw new IllegalArgumentException("--radios = " + list + "; allowed: hci, wr24 or hci,wr24");
        }
        return new GatewayRadios(names.contains(HCI) ? Demo.freePort() : 0, names.contains(WR24) ? Demo.freePort() : 0);
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
        return (hciPort == 0 ? "" : hci) + (wr24Port == 0 ? "" : wr24);
    }
}
