package io.wardgate.ble.port;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a radio is, as configured: {@code tcp:host:port}, {@code serial:/dev/ttyACM0}, {@code unix:/run/controller},
 * or {@code udp:host:port} for protocols that live with datagrams.
 */
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
        InetSocketAddress at = socket("tcp", text);
        if (at != null) {
            return new Tcp(at.getHostString(), at.getPort());
        }
        if (text.startsWith("serial:/")) {
            if (baud < LEAST_BAUD) {
                throw new IllegalArgumentException(
                        section + ".baud is " + baud + ", too slow for a floor of bands; allowed: " + LEAST_BAUD
                                + " and more, as the dongle's firmware is set");
            }
            return new Serial(text.substring("serial:".length()), baud);
        }
        if (text.startsWith("unix:/")) {
            return new Unix(Path.of(text.substring("unix:".length())));
        }
        throw new IllegalArgumentException(section + ".port is " + text + "; allowed: tcp:<host>:<1 to 65535>,"
                + " unix:<socket path> or serial:<device path>, such as serial:/dev/ttyACM0");
    }

    /** As {@link #parse}, but a serial line of three wires, at any speed: for what says little, as readers of tags. */
    static PortAddress parsePlain(String section, String text, int baud) {
        PortAddress address = parse(section, text, LEAST_BAUD);
        return address instanceof Serial serial ? new PlainSerial(serial.device(), baud) : address;
    }

    /** As {@link #parse}, and {@code udp:<host>:<port>}, too. */
    static PortAddress parseWithUdp(String section, String text, int baud) {
        InetSocketAddress at = socket("udp", text);
        if (at != null) {
            return new Udp(at.getHostString(), at.getPort());
        }
        if (text.startsWith("udp:")) {
            throw new IllegalArgumentException(section + ".port is " + text + "; allowed: udp:<host>:<1 to 65535>");
        }
        return parse(section, text, baud);
    }

    /** Host and port behind a scheme; null if the text is not of that form. */
    private static @Nullable InetSocketAddress socket(String scheme, String text) {
        Matcher parts = Pattern.compile(scheme + ":(.+):(\\d{1,5})").matcher(text);
        if (!parts.matches()) {
            return null;
        }
        int port = Integer.parseInt(parts.group(2));
        return port >= 1 && port <= 65_535 ? InetSocketAddress.createUnresolved(parts.group(1), port) : null;
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

    /** A program of this machine that is a radio. */
    record Unix(Path path) implements PortAddress {

        @Override
        public OctetPort open() throws IOException {
            return UnixPort.connect(path);
        }

        @Override
        public String toString() {
            return "unix:" + path;
        }
    }

    /** A radio that talks in datagrams. */
    record Udp(String host, int port) implements PortAddress {

        @Override
        public OctetPort open() throws IOException {
            return UdpPort.connect(host, port);
        }

        @Override
        public String toString() {
            return "udp:" + host + ":" + port;
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

    /** A serial line of three wires: data alone, no handshake. */
    record PlainSerial(String device, int baud) implements PortAddress {

        @Override
        public OctetPort open() throws IOException {
            return SerialLine.openWithoutHandshake(device, baud);
        }

        @Override
        public String toString() {
            return "serial:" + device;
        }
    }
}
