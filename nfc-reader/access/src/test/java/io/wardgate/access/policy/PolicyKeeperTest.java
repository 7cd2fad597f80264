package io.wardgate.access.policy;

import static io.wardgate.access.policy.Platform.document;
import static io.wardgate.access.policy.Platform.entry;
import static io.wardgate.access.policy.Platform.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.access.ManualClock;
import io.wardgate.access.policy.PolicyException.Reason;
import io.wardgate.protocol.policy.PolicyDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyKeeperTest {

    private final Platform platform = new Platform();
    private final ManualClock clock = new ManualClock();

    @TempDir
    Path directory;

    private PolicyKeeper keeper;

    @BeforeEach
    void start() throws IOException {
        keeper = new PolicyKeeper(directory, Platform.SITE, platform.keys(), clock);
    }

    @Test
    void knowsNobodyBeforeTheFirstSnapshot() {
        assertThat(keeper.standing()).isEqualTo(Standing.NONE);
        assertThat(keeper.standing().policy().find(tag(1))).isNull();
    }

    @Test
    void takesASnapshotAndItsChanges() throws PolicyException {
        keeper.accept(platform.signed(document(5).addPut(entry(tag(1), "anna")).addPut(entry(tag(2), "ben"))));

        keeper.accept(platform.signed(document(7)
                .setBaseVersion(5)
                .addPut(entry(tag(2), "ben", 1).setRevoked(true))
                .addPut(entry(tag(3), "cleo"))
                .addRemove(entry(tag(1), ""))));

        Policy policy = keeper.standing().policy();
        assertThat(policy.version()).isEqualTo(7);
        assertThat(policy.size()).isEqualTo(2);
        assertThat(policy.find(tag(1))).isNull();
        assertThat(policy.find(tag(2)))
                .satisfies(ben -> assertThat(ben.terms().revoked()).isTrue());
        assertThat(policy.find(tag(3))).extracting(PolicyEntry::subject).isEqualTo("cleo");
    }

    @Test
    void refusesWhatIsNotNewerOrNotForThisSiteOrHasNoBaseHere() throws PolicyException {
        keeper.accept(platform.signed(document(5)));

        assertRefused(document(5), Reason.OLD_VERSION);
        assertRefused(document(4), Reason.OLD_VERSION);
        assertRefused(document(9).setBaseVersion(4), Reason.SNAPSHOT_NEEDED);
        assertRefused(document(9).setSite("another"), Reason.WRONG_SITE);
        assertThat(keeper.standing().policy().version()).isEqualTo(5);
    }

    @Test
    void refusesWhatAnotherSignedOrWhatWasChangedOnItsWay() {
        byte[] good = platform.signed(document(5).addPut(entry(tag(1), "anna")));
        byte[] changed = good.clone();
        changed[new String(good, StandardCharsets.ISO_8859_1).indexOf("anna")] ^= 1;

        assertThatThrownBy(() -> keeper.accept(changed)).hasMessageStartingWith("BAD_SIGNATURE");
        assertThatThrownBy(() -> keeper.accept(new Platform().signed(document(5))))
                .hasMessageStartingWith("BAD_SIGNATURE");
        assertThatThrownBy(() -> keeper.accept("GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII)))
                .hasMessageStartingWith("NOT_A_DOCUMENT");
    }

    @Test
    void holdsTheSameAfterARestart() throws Exception {
        keeper.accept(platform.signed(document(5).addPut(entry(tag(1), "anna"))));
        keeper.accept(platform.signed(document(6).setBaseVersion(5).addPut(entry(tag(2), "ben"))));

        start();

        assertThat(keeper.standing().policy().version()).isEqualTo(6);
        assertThat(keeper.standing().policy().size()).isEqualTo(2);
        assertRefused(document(6), Reason.OLD_VERSION);
        keeper.accept(platform.signed(document(7).setBaseVersion(6)));
    }

    @Test
    void fallsBackToThePreviousGoodOneAndSaysSo() throws Exception {
        keeper.accept(platform.signed(document(5).addPut(entry(tag(1), "anna"))));
        keeper.accept(platform.signed(document(6).setBaseVersion(5).addPut(entry(tag(2), "ben"))));
        keeper.accept(platform.signed(document(8).addPut(entry(tag(3), "cleo"))));
        damage("policy-8.snapshot");

        start();

        assertThat(keeper.standing().policy().version()).isEqualTo(6);
        assertThat(keeper.damagedFiles()).isEqualTo(1);
        assertThat(directory.resolve("damaged-policy")).exists();
        assertThat(keeper.accept(platform.signed(document(8))).version()).isEqualTo(8);
    }

    @Test
    void holdsTheSnapshotIfItsChangeIsDamaged() throws Exception {
        keeper.accept(platform.signed(document(5).addPut(entry(tag(1), "anna"))));
        keeper.accept(platform.signed(document(6).setBaseVersion(5)));
        damage("policy-6.delta");

        start();

        assertThat(keeper.standing().policy().version()).isEqualTo(5);
        assertThat(keeper.damagedFiles()).isEqualTo(1);
    }

    @Test
    void keepsTwoSnapshotsAndNoMore() throws Exception {
        for (int version = 1; version <= 9; version += 2) {
            keeper.accept(platform.signed(document(version)));
            keeper.accept(platform.signed(document(version + 1).setBaseVersion(version)));
        }

        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "policy-7.snapshot", "policy-8.delta", "policy-9.snapshot", "policy-10.delta");
        }
    }

    @Test
    void aRevocationCountsAlsoIfTheDiskDoesNotTakeIt() throws Exception {
        keeper.accept(platform.signed(document(5).addPut(entry(tag(1), "anna"))));
        Files.createDirectories(directory.resolve("policy-6.delta.part"));

        keeper.accept(platform.signed(
                document(6).setBaseVersion(5).addPut(entry(tag(1), "anna").setRevoked(true))));

        assertThat(keeper.standing().policy().find(tag(1)))
                .satisfies(anna -> assertThat(anna.terms().revoked()).isTrue());
        assertThat(keeper.unkept()).isEqualTo(1);
    }

    @Test
    void asksForASnapshotAfterManyChanges() throws Exception {
        keeper = new PolicyKeeper(directory, Platform.SITE, platform.keys(), clock, 3);
        keeper.accept(platform.signed(document(1)));
        for (int version = 2; version <= 4; version++) {
            keeper.accept(platform.signed(document(version).setBaseVersion(version - 1)));
        }

        assertRefused(document(5).setBaseVersion(4), Reason.SNAPSHOT_NEEDED);
        keeper.accept(platform.signed(document(5)));
        keeper.accept(platform.signed(document(6).setBaseVersion(5)));
    }

    @Test
    void ageIsCountedFromIssueOrConfirmation() throws PolicyException {
        clock.stepWall(Platform.ISSUED - clock.wallMillis());
        keeper.accept(platform.signed(document(5)));
        clock.passMillis(60_000);
        assertThat(age()).isEqualTo(60_000);

        assertThat(keeper.confirm(5, Platform.ISSUED + 60_000)).isTrue();
        clock.passMillis(1_000);

        assertThat(age()).isEqualTo(1_000);
        assertThat(keeper.confirm(4, Platform.ISSUED + 60_000)).isFalse();
    }

    @Test
    void withAClockAt1970AgeIsMonotonicAndUnknownAfterARestart() throws Exception {
        clock.loseSynchronisation();
        clock.stepWall(-clock.wallMillis());
        keeper.accept(platform.signed(document(5)));
        clock.passMillis(5_000);
        assertThat(age()).isEqualTo(5_000);
        assertThat(keeper.standing().freshness().wallMillis(clock)).isEqualTo(Platform.ISSUED + 5_000);

        start();

        assertThat(age()).isEqualTo(Freshness.UNKNOWN);
        assertThat(keeper.standing().freshness().wallMillis(clock)).isEqualTo(Platform.ISSUED);
    }

    @Test
    void aPlatformWhoseClockIsAheadKeepsNothingFresh() throws PolicyException {
        clock.stepWall(Platform.ISSUED - 86_400_000 - clock.wallMillis());
        keeper.accept(platform.signed(document(5)));

        clock.passMillis(7_000);

        assertThat(age()).isEqualTo(7_000);
    }

    @Test
    void confirmationsOutliveARestartToTenMinutes() throws Exception {
        clock.stepWall(Platform.ISSUED - clock.wallMillis());
        keeper.accept(platform.signed(document(5)));
        for (int minute = 1; minute <= 25; minute++) {
            clock.passMillis(60_000);
            keeper.confirm(5, clock.wallMillis());
        }

        start();

        assertThat(age()).isBetween(0L, 600_000L);
        Files.writeString(directory.resolve("confirmed"), "garbage");
        start();
        assertThat(age()).isEqualTo(25 * 60_000);
    }

    private long age() {
        return keeper.standing().freshness().ageMillis(clock);
    }

    private void damage(String name) throws IOException {
        Path file = directory.resolve(name);
        byte[] octets = Files.readAllBytes(file);
        octets[octets.length / 2] ^= 0x10;
        Files.write(file, octets);
    }

    private void assertRefused(PolicyDocument.Builder document, Reason reason) {
        byte[] octets = platform.signed(document);
        assertThatThrownBy(() -> keeper.accept(octets))
                .isInstanceOfSatisfying(
                        PolicyException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
