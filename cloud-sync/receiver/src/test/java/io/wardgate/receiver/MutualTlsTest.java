package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepClient.connect;
import static io.wardgate.receiver.LockStepClient.publish;
import static io.wardgate.receiver.LockStepClient.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The MQTT port with real certificates: who gets in, and for which gateway. */
class MutualTlsTest {

    private static final String UP = "wg/v1/GW-1/up";
    private static final String DOWN = "wg/v1/GW-1/down";

    @TempDir
    static Path directory;

    private static Certificates hospital;
    private static Path gateway;
    private static RunningReceiver receiver;

    @BeforeAll
    static void start() throws Exception {
        hospital = new Certificates(directory.resolve("hospital"), "Hospital");
        gateway = hospital.signed("GW-1");
        receiver = RunningReceiver.withTls(RunningReceiver.h2(directory), 0, hospital, hospital.signed("receiver"));
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    @Test
    void answersAndAcknowledgesAGatewayWithItsOwnCertificate() throws Exception {
        try (LockStepClient client = client(gateway, "TLSv1.3")) {
            assertThat(client.send(connect(4, "GW-1-routine", 60)).receive()).isEqualTo("20020000");
            assertThat(client.send(subscribe(4, DOWN, 9)).receive()).isEqualTo("9003000901");
            client.send(publish(4, UP, 1, 513, Batches.routine(1)));
            assertThat(client.receive()).as("answer").startsWith("30");
            assertThat(client.receive()).as("PUBACK").isEqualTo("40020201");
        }
        assertThat(receiver.count("SELECT COUNT(*) FROM batch WHERE sequence = 1"))
                .isEqualTo(1);
    }

    @Test
    void refusesAClientWithoutCertificate() throws Exception {
        assertRefused(null, "TLSv1.3");
    }

    @Test
    void refusesACertificateOfAStrangersAuthority() throws Exception {
        Certificates stranger = new Certificates(directory.resolve("stranger"), "Hospital");
        assertRefused(stranger.signed("GW-1"), "TLSv1.3");
    }

    @Test
    void refusesAnExpiredCertificate() throws Exception {
        assertRefused(hospital.signed("GW-9", "dns:GW-9", "-startdate -30d -validity 7"), "TLSv1.3");
    }

    @Test
    void refusesTls12() throws Exception {
        assertRefused(gateway, "TLSv1.2");
    }

    @Test
    void refusesClientsInClear() throws Exception {
        double before = refusals("tls");
        try (LockStepClient client = new LockStepClient(receiver.mqttPort())) {
            client.send(connect(4, "clear", 60));
            assertThat(client.receiveAll()).as("at most a TLS alert").doesNotStartWith("2002");
        }
        await().until(() -> refusals("tls") > before);
    }

    @Test
    void refusesToPublishForAnotherGateway() throws Exception {
        double before = refusals("wrong_certificate");
        try (LockStepClient client = client(gateway, "TLSv1.3")) {
            client.send(connect(5, "GW-2-routine", 60)).receive();
            client.send(publish(5, "wg/v1/GW-2/up", 1, 7, Batches.routine(2)));
            assertThat(client.receive()).as("PUBACK, topic name invalid").isEqualTo("400400079000");
            assertThat(client.receive()).as("DISCONNECT, topic name invalid").startsWith("e00290");
        }
        assertThat(receiver.count("SELECT COUNT(*) FROM batch WHERE sequence = 2"))
                .isZero();
        assertThat(refusals("wrong_certificate")).isGreaterThan(before);
    }

    @Test
    void refusesToListenForAnotherGateway() throws Exception {
        try (LockStepClient client = client(gateway, "TLSv1.3")) {
            client.send(connect(5, "GW-2-urgent", 60)).receive();
            client.send(subscribe(5, "wg/v1/GW-2/down", 3));
            assertThat(client.receive()).as("DISCONNECT, topic filter invalid").startsWith("e0028f");
        }
    }

    private static LockStepClient client(@Nullable Path keyStore, String version) throws Exception {
        return LockStepClient.overTls(receiver.mqttPort(), hospital, keyStore, version);
    }

    /** In TLS 1.3 the client learns of its refusal only when it reads. */
    private static void assertRefused(@Nullable Path keyStore, String version) throws Exception {
        double before = refusals("tls");
        assertThatThrownBy(() -> {
                    try (LockStepClient client = client(keyStore, version)) {
                        client.send(connect(4, "stranger", 60)).receive();
                    }
                })
                .isInstanceOf(IOException.class);
        await().atMost(Duration.ofSeconds(20)).until(() -> refusals("tls") > before);
    }

    private static double refusals(String reason) throws Exception {
        return receiver.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("wardgate_refusals_total{reason=\"" + reason + "\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
