package io.wardgate.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.wardgate.protocol.policy.Entry;
import io.wardgate.protocol.policy.PolicyDocument;
import io.wardgate.protocol.policy.SignedPolicy;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy that is larger than a command, from the receiver's API to a gateway that is cut off half way. */
class AccessEndToEndTest {

    private static final String OCTETS = "application/octet-stream";

    @TempDir
    Path directory;

    private final CommandedGateway.Journal journal = new CommandedGateway.Journal();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void aPolicyLargerThanACommandArrivesWholeAlthoughTheGatewayRestartsHalfWay() throws Exception {
        byte[] policy = policy(7, 0, 10_000);
        try (RunningReceiver receiver = start()) {
            HttpResponse<String> taken = receiver.put("/api/access/policy?gateways=GW-1", OCTETS, policy);
            assertThat(taken.body()).contains("\"version\":7", "\"site\":\"north\"", "\"state\":\"QUEUED\"");
            assertThat(taken.statusCode()).isEqualTo(202);

            try (CommandedGateway gateway = new CommandedGateway(receiver.mqttPort(), journal, runs, 1)) {
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> {
                            gateway.sendAgain();
                            return receiver.get("/api/access").body().contains("\"state\":\"DONE\"");
                        });
                assertThat(gateway.documents).hasSize(1);
                assertThat(gateway.documents.get(0)).isEqualTo(policy);
            }
            assertThat(receiver.get("/api/access").body())
                    .contains(
                            "\"detail\":\"in force: " + policy.length + " octets\"", "\"attempt\":2", "\"orders\":[]");

            receiver.put("/api/access/policy?gateways=GW-1", OCTETS, policy);
            assertThat(receiver.get("/api/access").body())
                    .as("who has it is not sent it again")
                    .contains("\"state\":\"DONE\"");
        }
    }

    @Test
    void whatIsNoDocumentOrNoNewerOneIsRefusedAndKeptNowhere() throws Exception {
        try (RunningReceiver receiver = start()) {
            assertThat(receiver.put("/api/access/policy", OCTETS, new byte[] {1, 2, 3})
                            .statusCode())
                    .isEqualTo(400);
            assertThat(receiver.put("/api/access/orders", OCTETS, policy(7, 0, 1))
                            .body())
                    .contains("does not begin like a signed document of ORDERS");
            assertThat(receiver.put("/api/access/policy", "text/plain", policy(7, 0, 1))
                            .statusCode())
                    .isEqualTo(415);
            assertThat(receiver.count("SELECT COUNT(*) FROM access_document")).isZero();

            receiver.put("/api/access/policy?gateways=GW-1", OCTETS, policy(7, 0, 1));
            assertThat(receiver.put("/api/access/policy", OCTETS, policy(6, 0, 1))
                            .body())
                    .contains("version is 6; allowed: above 7");
            assertThat(receiver.put("/api/access/policy", OCTETS, policy(7, 0, 2))
                            .statusCode())
                    .isEqualTo(409);

            receiver.put("/api/access/policy?gateways=GW-1", OCTETS, policy(8, 0, 1));
            assertThat(receiver.get("/api/access").body())
                    .containsSubsequence("\"version\":8", "QUEUED", "\"version\":7", "superseded by version 8");
        }
    }

    private RunningReceiver start() throws StartException {
        return RunningReceiver.on(RunningReceiver.h2(directory), null);
    }

    /** Signed with octets that no gateway would believe; the receiver has no keys. */
    private static byte[] policy(long version, long base, int entries) {
        SplittableRandom random = new SplittableRandom(version);
        PolicyDocument.Builder document =
                PolicyDocument.newBuilder().setSite("north").setVersion(version).setBaseVersion(base);
        for (int i = 0; i < entries; i++) {
            byte[] tag = new byte[16];
            random.nextBytes(tag);
            document.addPut(Entry.newBuilder()
                    .setTagKey(1)
                    .setTag(ByteString.copyFrom(tag))
                    .setSubject("staff-" + i));
        }
        return SignedPolicy.newBuilder()
                .setMagic(0x3150_4757)
                .setKey(1)
                .setDocument(document.build().toByteString())
                .setSignature(ByteString.copyFrom(new byte[64]))
                .build()
                .toByteArray();
    }
}
