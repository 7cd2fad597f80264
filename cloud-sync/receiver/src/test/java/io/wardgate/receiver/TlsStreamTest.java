package io.wardgate.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.uplink.connection.Endpoint;
import io.wardgate.uplink.stream.StreamSettings;
import io.wardgate.uplink.stream.StreamTransports;
import io.wardgate.uplink.tls.TlsFiles;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams over mutual TLS: who gets in, whichever side connects. */
class TlsStreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    private static Certificates hospital;
    private static Path gatewayStore;
    private static Path receiverStore;

    @BeforeAll
    static void makeCertificates() throws Exception {
        hospital = new Certificates(shared.resolve("hospital"), "Hospital");
        gatewayStore = hospital.signed("GW-1");
        receiverStore = hospital.signed("receiver");
    }

    private RunningReceiver receiver(Path keyStore, Consumer<ReceiverOptions> settings) throws StartException {
        return RunningReceiver.with(RunningReceiver.h2(directory), options -> {
            ReceiverOptions.TlsOptions tls = new ReceiverOptions.TlsOptions();
            tls.keyStore = keyStore;
            tls.trustStore = hospital.trustStore;
            tls.passwordFile = hospital.passwordFile;
            options.tls = tls;
            settings.accept(options);
        });
    }

    private static StreamSettings settings(String section, int port, Path keyStore, String gateway) {
        TlsFiles files = new TlsFiles(keyStore, hospital.trustStore, hospital.passwordFile);
        Endpoint endpoint = Endpoint.parse(section, "tcps://127.0.0.1:" + port, "tcp");
        return new StreamSettings(section, endpoint, files, gateway, 5, 2);
    }

    private static Uplink client(int port, Path keyStore, String gateway) {
        return StreamTransports.client(settings("uplink.tcp", port, keyStore, gateway));
    }

    private static Uplink server(int port, String platform) {
        return StreamTransports.server(settings("uplink.tcpserver", port, gatewayStore, Batches.GATEWAY), platform);
    }

    private static void deliver(CollectingGateway gateway, Lane lane) {
        BatchId id = TransportContract.id(lane, 1);
        await().atMost(PATIENCE).until(() -> gateway.delivered(id, TransportContract.batch(id)));
    }

    @Test
    void takesAGatewayThatConnectsWithItsOwnCertificate() throws Exception {
        int port = ChildReceiver.freePort();
        try (RunningReceiver receiver = receiver(receiverStore, on -> on.tcpListen = loopback(port));
                CollectingGateway gateway = new CollectingGateway(client(port, gatewayStore, Batches.GATEWAY))) {
            deliver(gateway, Lane.EMERGENCY);
            deliver(gateway, Lane.ROUTINE);
            assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isEqualTo(2);
        }
    }

    @Test
    void refusesAGatewayWithTheCertificateOfAnother() throws Exception {
        int port = ChildReceiver.freePort();
        try (RunningReceiver receiver = receiver(receiverStore, on -> on.tcpListen = loopback(port));
                CollectingGateway gateway = new CollectingGateway(client(port, receiverStore, Batches.GATEWAY))) {
            awaitMetric(receiver, "wardgate_refusals_total\\{reason=\"wrong_certificate\"\\} [1-9].*");
            assertThat(gateway.isUp(Lane.ROUTINE)).isFalse();
        }
    }

    @Test
    void takesThePlatformThatTheGatewayNames() throws Exception {
        int port = ChildReceiver.freePort();
        try (RunningReceiver receiver = receiver(receiverStore, on -> on.tcpConnect.add(loopback(port)));
                CollectingGateway gateway = new CollectingGateway(server(port, "receiver"))) {
            deliver(gateway, Lane.EMERGENCY);
            deliver(gateway, Lane.ROUTINE);
            assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isEqualTo(2);
        }
    }

    @Test
    void aGatewayTurnsAwayACallerWithTheCertificateOfAnotherGateway() throws Exception {
        int port = ChildReceiver.freePort();
        Path neighbour = hospital.signed("GW-2");
        try (FaultyLine line = new FaultyLine(port);
                CollectingGateway gateway = new CollectingGateway(server(port, "receiver"));
                RunningReceiver caller = receiver(neighbour, on -> on.tcpConnect.add(loopback(line.port())))) {
            await().atMost(PATIENCE).until(() -> line.accepted() > 4);
            assertThat(gateway.ups).hasValue(0);
            assertThat(caller.count("SELECT COUNT(*) FROM batch")).isZero();
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }

    private static void awaitMetric(RunningReceiver receiver, String line) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.get("/metrics").body()).containsPattern(line));
    }
}
