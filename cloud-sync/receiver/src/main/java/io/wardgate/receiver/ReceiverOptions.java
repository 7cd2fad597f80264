package io.wardgate.receiver;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The command line, and the rules that a single option cannot say of itself. */
final class ReceiverOptions {

    private static final String BROKER_URI = "tcp://[A-Za-z0-9._-]+:[0-9]{1,5}";

    @Option(
            names = "--database",
            required = true,
            paramLabel = "<jdbc url>",
            description = "Where to store: jdbc:h2:file:/directory/receiver or jdbc:postgresql://host/database?user=…")
    String database = "";

    @Option(
            names = "--mqtt-listen",
            paramLabel = "<host:port>",
            converter = HostPortConverter.class,
            description = "Address of the MQTT server port. Default: 127.0.0.1:1883, none with --mqtt-broker."
                    + " Other than loopback only with TLS.")
    @Nullable
    InetSocketAddress mqttListen;

    @Option(
            names = "--mqtt-broker",
            paramLabel = "<tcp://host:port>",
            description = "Take batches from this MQTT 5 broker, with or without a port of our own.")
    @Nullable
    String mqttBroker;

    @Option(
            names = "--tcp-listen",
            paramLabel = "<host:port>",
            converter = HostPortConverter.class,
            description = "Take batches by streams on this port too. Other than loopback only with TLS.")
    @Nullable
    InetSocketAddress tcpListen;

    @Option(
            names = "--gateway-http-listen",
            paramLabel = "<host:port>",
            converter = HostPortConverter.class,
            description = "Take batches by HTTP PUT on this port too. Other than loopback only with TLS.")
    @Nullable
    InetSocketAddress gatewayHttpListen;

    @Option(
            names = "--tcp-connect",
            paramLabel = "<host:port>",
            converter = HostPortConverter.class,
            description = "Connect to a gateway that waits for streams there; may be repeated."
                    + " Other than loopback only with TLS.")
    List<InetSocketAddress> tcpConnect = new ArrayList<>();

    @Option(
            names = "--udp-listen",
            paramLabel = "<host:port>",
            converter = HostPortConverter.class,
            description = "Take small urgent batches by datagrams too. Other than loopback only with --udp-key-file.")
    @Nullable
    InetSocketAddress udpListen;

    @Option(
            names = "--udp-key-file",
            paramLabel = "<file>",
            description = "File with the key that gateways share with this receiver: 64 hexadecimal digits.")
    @Nullable
    Path udpKeyFile;

    @Option(
            names = "--http",
            paramLabel = "<host:port>",
            defaultValue = "127.0.0.1:8080",
            converter = HostPortConverter.class,
            description = "Address of page, API, health and metrics; loopback only. Default: ${DEFAULT-VALUE}.")
    InetSocketAddress http = new InetSocketAddress("127.0.0.1", 8080);

    @ArgGroup(exclusive = false)
    @Nullable
    TlsOptions tls;

    /** Mutual TLS: all three or none. */
    static final class TlsOptions {
        @Option(
                names = "--tls-keystore",
                required = true,
                paramLabel = "<file>",
                description = "PKCS#12 store with the receiver's key and certificate.")
        Path keyStore = Path.of("");

        @Option(
                names = "--tls-truststore",
                required = true,
                paramLabel = "<file>",
                description = "PKCS#12 store with the authority that signs gateway certificates.")
        Path trustStore = Path.of("");

        @Option(
                names = "--tls-password-file",
                required = true,
                paramLabel = "<file>",
                description = "File with the one password of both stores.")
        Path passwordFile = Path.of("");
    }

    /** The MQTT port to open, if any. */
    @Nullable
    InetSocketAddress listenAddress() {
        if (mqttListen == null && mqttBroker == null) {
            return new InetSocketAddress("127.0.0.1", 1883);
        }
        return mqttListen;
    }

    /** What is wrong beyond single values; null if nothing. */
    @Nullable
    String objection() {
        String inClear = inClear();
        if (inClear != null) {
            return inClear;
        }
        if (udpListen != null && udpKeyFile == null && !udpListen.getAddress().isLoopbackAddress()) {
            return "--udp-listen " + text(udpListen)
                    + ": without --udp-key-file only loopback is allowed, as 127.0.0.1:" + udpListen.getPort();
        }
        if (!http.getAddress().isLoopbackAddress()) {
            return "--http " + text(http) + ": only loopback is allowed, as 127.0.0.1:" + http.getPort()
                    + "; put a TLS proxy in front of it to serve others";
        }
        if (mqttBroker != null && !mqttBroker.matches(BROKER_URI)) {
            return "--mqtt-broker " + mqttBroker + ": allowed: tcp://<host>:<port>, as tcp://127.0.0.1:1884";
        }
        return null;
    }

    /** The first address that would let patients' data cross a network without TLS. */
    private @Nullable String inClear() {
        Map<String, List<InetSocketAddress>> addresses = new LinkedHashMap<>();
        addresses.put("--mqtt-listen", optional(listenAddress()));
        addresses.put("--tcp-listen", optional(tcpListen));
        addresses.put("--tcp-connect", tcpConnect);
        addresses.put("--gateway-http-listen", optional(gatewayHttpListen));
        for (Map.Entry<String, List<InetSocketAddress>> option : addresses.entrySet()) {
            for (InetSocketAddress address : option.getValue()) {
                if (tls == null && !address.getAddress().isLoopbackAddress()) {
                    return option.getKey() + " " + text(address)
                            + ": without TLS only loopback is allowed, as 127.0.0.1:" + address.getPort()
                            + "; give --tls-keystore, --tls-truststore and --tls-password-file";
                }
            }
        }
        return null;
    }

    private static List<InetSocketAddress> optional(@Nullable InetSocketAddress address) {
        return address == null ? List.of() : List.of(address);
    }

    static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
