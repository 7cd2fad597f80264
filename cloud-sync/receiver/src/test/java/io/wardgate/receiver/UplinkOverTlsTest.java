package io.wardgate.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's uplink and the receiver, both as shipped, over mutual TLS. */
class UplinkOverTlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static Certificates hospital;
    private static Path gateway;
    private static Path receiverStore;

    @BeforeAll
    static void makeCertificates() throws Exception {
        hospital = new Certificates(directory.resolve("hospital"), "Hospital");
        gateway = hospital.signed("GW-1");
        receiverStore = hospital.signed("receiver");
    }

    private static RunningReceiver receiver(int port, Path keyStore) throws StartException {
        return RunningReceiver.withTls(RunningReceiver.h2(directory), port, hospital, keyStore);
    }

    private static TlsGateway gateway(int port) {
        return new TlsGateway(port, gateway, hospital.trustStore, hospital.passwordFile);
    }

    @Test
    void deliversBeforeAndAfterARestartOfTheReceiver() throws Exception {
        int port = ChildReceiver.freePort();
        RunningReceiver first = receiver(port, receiverStore);
        try (TlsGateway sender = gateway(port)) {
            for (long sequence = 1; sequence <= 20; sequence++) {
                long next = sequence;
                await().atMost(PATIENCE).until(() -> sender.delivered(next));
            }
            first.close();
            await().atMost(PATIENCE).until(() -> !sender.isUp());
            try (RunningReceiver second = receiver(port, receiverStore)) {
                await().atMost(PATIENCE).until(() -> sender.delivered(21));
                assertThat(second.count("SELECT COUNT(*) FROM batch WHERE sequence BETWEEN 1 AND 21"))
                        .isEqualTo(21);
            }
        } finally {
            first.close();
        }
    }

    @Test
    void saysThatThePasswordIsWrongAndConnectsWhenItIsRepaired() throws Exception {
        Path password = Files.writeString(directory.resolve("password"), "not-the-password");
        try (RunningReceiver receiver = receiver(0, receiverStore);
                TlsGateway sender = new TlsGateway(receiver.mqttPort(), gateway, hospital.trustStore, password)) {
            awaitLine(sender, gateway + ": the password in " + password + " does not open it");
            assertThat(sender.said()).noneMatch(line -> line.contains("not-the-password"));

            Files.writeString(password, Certificates.PASSWORD + "\n");

            await().atMost(PATIENCE).until(sender::isUp);
            assertThat(sender.said()).noneMatch(line -> line.contains(Certificates.PASSWORD));
        }
    }

    @Test
    void saysThatTheKeyStoreIsNone() throws Exception {
        Path rubbish = Files.writeString(directory.resolve("rubbish.p12"), "rubbish");
        try (TlsGateway sender = new TlsGateway(1, rubbish, hospital.trustStore, hospital.passwordFile)) {
            awaitLine(sender, rubbish + ": not a readable PKCS#12 store");
        }
    }

    @Test
    void trustsNoReceiverOfAnotherAuthorityAndIsNotTrustedWithOne() throws Exception {
        Certificates stranger = new Certificates(directory.resolve("stranger"), "Stranger");
        Path strange = stranger.signed("GW-1");
        try (RunningReceiver receiver = receiver(0, receiverStore)) {
            int port = receiver.mqttPort();
            try (TlsGateway sender = new TlsGateway(port, gateway, stranger.trustStore, hospital.passwordFile)) {
                awaitLine(sender, stranger.trustStore + ": its authority did not sign the certificate of 127.0.0.1");
            }
            try (TlsGateway sender = new TlsGateway(port, strange, hospital.trustStore, hospital.passwordFile)) {
                awaitLine(sender, "certificate in " + strange);
            }
        }
    }

    @Test
    void trustsNoReceiverWithAnotherNameOrAnExpiredCertificate() throws Exception {
        Path elsewhere = hospital.signed("elsewhere", "dns:elsewhere.example", "-validity 365");
        try (RunningReceiver receiver = receiver(0, elsewhere);
                TlsGateway sender = gateway(receiver.mqttPort())) {
            awaitLine(sender, "the receiver's certificate does not name 127.0.0.1");
        }
        Path expired = hospital.signed("expired", "ip:127.0.0.1", "-startdate -30d -validity 7");
        try (RunningReceiver receiver = receiver(0, expired);
                TlsGateway sender = gateway(receiver.mqttPort())) {
            awaitLine(sender, "the receiver's certificate has expired");
        }
    }

    private static void awaitLine(TlsGateway sender, String part) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sender.said()).anyMatch(line -> line.contains(part)));
        assertThat(sender.isUp()).isFalse();
    }
}
