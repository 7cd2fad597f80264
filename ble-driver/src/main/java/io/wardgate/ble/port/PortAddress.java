package io.wardgate.ble.port;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a radio is, as configured: {@code tcp:host:port} or {@code serial:/dev/ttyACM0}. */
public sealed interface PortAddress {

    /** Below this a full floor does not fit through: 115,200 baud carries 250 reports/s. */
    int LEAST_BAUD = 460_800;

    /** Opens the line; a failure's message says what to do about it. */
    OctetPort open() throws IOException;

    /**
     * Reads the configured text.
     *
     * @param section of the configuration that it comes from, for messages
     * @throws IllegalArgumentException naming key, value and what is allowed
     */
    static PortAddress parse(String section, String text, int baud) {
        Matcher tcp = Pattern.compile("tcp:(.+):(\\d{1,5})").matcher(text);
        if (tcp.matches()) {
            int port = Integer.parseInt(tcp.group(2));
            if (port >= 1 && port <= 65_535) {
                return new Tcp(tcp.group(1), port);
            }
        }
        if (text.startsWith("serial:/")) {
            if (baud < LEAST_BAUD) {
                throw new IllegalArgumentException(
                        section + ".baud is " + baud + ", too slow for a floor of bands; allowed: " + LEAST_BAUD
                                + " and more, as the dongle's firmware is set");
            }
            return new Serial(text.substring("serial:".length()), baud);
        }
        throw new IllegalArgumentException(section + ".port is " + text + "; allowed: tcp:<host>:<1 to 65535>"
                + " or serial:<device path>, such as serial:/dev/ttyACM0");
    }

    /** A radio behind a TCP socket: a simulator, or a serial server. */
    record Tcp(String host, int port) implements PortAddress {

        @Override
        public OctetPort open() throws IOException {
            return TcpPort.connect(host, port);
        }

        @Override
        public String toString() {
            return "tcp:" + host + ":" + port;
        }
    }

    /** A dongle on a serial line, with RTS/CTS. */
    record Serial(String device, int baud) implements PortAddress {

        @Override
        public OctetPort open() throws IOException {
            return SerialLine.open(device, baud);
        }

        @Override
        public String toString() {
            return "serial:" + device;
        }
    }
}
