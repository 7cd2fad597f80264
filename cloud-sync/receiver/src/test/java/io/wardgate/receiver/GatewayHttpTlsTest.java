package io.wardgate.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.protocol.api.BatchPath;
import io.wardgate.protocol.api.MessageFraming;
import io.wardgate.uplink.connection.Endpoint;
import io.wardgate.uplink.http.HttpSettings;
import io.wardgate.uplink.http.HttpTransports;
import io.wardgate.uplink.tls.TlsFiles;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PUT over mutual TLS: the gateway's own transport, and Debian's curl, which none of us wrote. */
class GatewayHttpTlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Path CURL = Path.of("/usr/bin/curl");

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    private static Certificates hospital;
    private static Path gatewayStore;
    private static Path receiverStore;

    private RunningReceiver receiver;
    private int port;

    @BeforeAll
    static void makeCertificates() throws Exception {
        hospital = new Certificates(shared.resolve("hospital"), "Hospital");
        gatewayStore = hospital.signed("GW-1");
        receiverStore = hospital.signed("receiver");
    }

    @BeforeEach
    void start() throws Exception {
        port = ChildReceiver.freePort();
        receiver = RunningReceiver.with(RunningReceiver.h2(directory), options -> {
            ReceiverOptions.TlsOptions tls = new ReceiverOptions.TlsOptions();
            tls.keyStore = receiverStore;
            tls.trustStore = hospital.trustStore;
            tls.passwordFile = hospital.passwordFile;
            options.tls = tls;
            options.gatewayHttpListen = new InetSocketAddress("127.0.0.1", port);
        });
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private CollectingGateway gateway(Path keyStore) {
        Endpoint server = Endpoint.parse("uplink.http.server", "https://127.0.0.1:" + port, "http");
        TlsFiles files = new TlsFiles(keyStore, hospital.trustStore, hospital.passwordFile);
        return new CollectingGateway(HttpTransports.client(new HttpSettings(server, files, Batches.GATEWAY, 5, 2)));
    }

    @Test
    void takesAGatewayWithItsOwnCertificate() throws Exception {
        try (CollectingGateway gateway = gateway(gatewayStore)) {
            for (Lane lane : List.of(Lane.EMERGENCY, Lane.ROUTINE)) {
                BatchId id = TransportContract.id(lane, 1);
                await().atMost(PATIENCE).until(() -> gateway.delivered(id, TransportContract.batch(id)));
            }
            assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isEqualTo(2);
        }
    }

    @Test
    void refusesAGatewayWithTheCertificateOfAnother() throws Exception {
        try (CollectingGateway gateway = gateway(receiverStore)) {
            awaitRefusal("wrong_certificate");
            assertThat(gateway.isUp(Lane.ROUTINE)).isFalse();
        }
    }

    @Test
    void curlPutsAnEnvelopeAndItsReadingsAreInTheDatabase() throws Exception {
        assertThat(curl(gatewayStore, BatchPath.of(Batches.id(1)))).isEqualTo("200");
        assertThat(receiver.count("SELECT COUNT(*) FROM reading")).isEqualTo(10);
        List<byte[]> messages = new ArrayList<>();
        new MessageFraming(1 << 20)
                .read(ByteBuffer.wrap(Files.readAllBytes(directory.resolve("reply"))), messages::add);
        assertThat(messages).hasSize(1);
    }

    @Test
    void curlIsToldThatThePathNamesAnotherBatch() throws Exception {
        assertThat(curl(gatewayStore, BatchPath.of(Batches.id(2)))).isEqualTo("400");
        assertThat(Files.readString(directory.resolve("reply"))).contains("the envelope is /v1/batches/GW-1.");
        assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isZero();
    }

    @Test
    void curlMayNotSpeakForAnotherGateway() throws Exception {
        assertThat(curl(receiverStore, BatchPath.of(Batches.id(1)))).isEqualTo("403");
        assertThat(Files.readString(directory.resolve("reply"))).contains("its certificate has CN 'receiver'");
        awaitRefusal("wrong_certificate");
        assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isZero();
    }

    /** Puts the batch with sequence 1 to this path; returns the status and leaves the body in {@code reply}. */
    private String curl(Path keyStore, String path) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(CURL), "curl is not installed: skipped");
        Path envelope = Files.write(directory.resolve("envelope"), Batches.routine(1));
        Process process = new ProcessBuilder(
                        CURL.toString(),
                        "--silent",
                        "--show-error",
                        "--max-time",
                        "30",
                        "--cacert",
                        hospital.trustStore.resolveSibling("authority.pem").toString(),
                        "--cert-type",
                        "P12",
                        "--cert",
                        keyStore + ":" + Certificates.PASSWORD,
                        "--upload-file",
                        envelope.toString(),
                        "--output",
                        directory.resolve("reply").toString(),
                        "--write-out",
                        "%{http_code}",
                        "https://127.0.0.1:" + port + path)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said;
    }

    private void awaitRefusal(String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.get("/metrics").body())
                        .containsPattern("wardgate_refusals_total\\{reason=\"" + reason + "\"\\} [1-9].*"));
    }
}
