package io.wardgate.access.policy;

import static io.wardgate.access.policy.Platform.document;
import static io.wardgate.access.policy.Platform.entry;
import static io.wardgate.access.policy.Platform.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.wardgate.protocol.policy.Entry;
import io.wardgate.protocol.policy.Permission;
import io.wardgate.protocol.policy.PolicyDocument;
import io.wardgate.protocol.policy.Role;
import io.wardgate.protocol.policy.Schedule;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyReaderTest {

    record Case(String message, PolicyDocument.Builder document) {}

    static List<Case> refused() {
        Entry.Builder good = entry(tag(1), "anna");
        return List.of(
                new Case("MALFORMED: site is missing", document(1).clearSite()),
                new Case("MALFORMED: version 0", document(0)),
                new Case("MALFORMED: version 18446744073709551615", document(-1)),
                new Case("MALFORMED: issued_millis", document(1).clearIssuedMillis()),
                new Case("MALFORMED: time_zone \"Mars\"", document(1).setTimeZone("Mars")),
                new Case(
                        "MALFORMED: a snapshot has nothing to remove",
                        document(1).addRemove(good)),
                new Case(
                        "MALFORMED: two entries of tag",
                        document(1).addPut(good).addPut(good)),
                new Case(
                        "MALFORMED: tag of 15 octets",
                        document(1).addPut(good.clone().setTag(ByteString.copyFrom(new byte[15])))),
                new Case("MALFORMED: tag_key 0", document(1).addPut(good.clone().setTagKey(0))),
                new Case(
                        "MALFORMED: tag_key 256",
                        document(1).addPut(good.clone().setTagKey(256))),
                new Case(
                        "MALFORMED: subject is missing",
                        document(1).addPut(good.clone().clearSubject())),
                new Case(
                        "TOO_LARGE: 65 characters of subject",
                        document(1).addPut(good.clone().setSubject("x".repeat(65)))),
                new Case("TOO_LARGE: entry of", document(1).addPut(good.clone().setSubject("x".repeat(600)))),
                new Case("MALFORMED: kind 9", document(1).addPut(good.clone().setKindValue(9))),
                new Case(
                        "MALFORMED: valid_until_millis",
                        document(1).addPut(good.clone().setValidUntilMillis(-1))),
                new Case(
                        "MALFORMED: two roles with number 1",
                        document(1).addRoles(Role.newBuilder().setNumber(1))),
                new Case("MALFORMED: a role has no number", document(1).addRoles(Role.newBuilder())),
                new Case(
                        "MALFORMED: role 3 names schedule 7",
                        document(1)
                                .addRoles(Role.newBuilder()
                                        .setNumber(3)
                                        .addPermissions(Permission.newBuilder()
                                                .setZone("icu")
                                                .setSchedule(7)))),
                new Case("MALFORMED: window of days 0", withWindow(0, 0, 10)),
                new Case("MALFORMED: window of days 1 from 1440", withWindow(1, 1_440, 10)),
                new Case("MALFORMED: window of days 1 from 10 to 10", withWindow(1, 10, 10)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void saysWhatIsWrong(Case wrong) {
        assertThatThrownBy(() -> PolicyReader.read(wrong.document.build().toByteArray()))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith(wrong.message);
    }

    @Test
    void refusesMoreEntriesThanAllowedBeforeItHoldsThem() {
        // An empty entry is two octets on the wire and refused; this is the limit itself, of valid ones.
        byte[] one =
                PolicyDocument.newBuilder().addPut(entry(tag(1), "a")).build().toByteArray();
        byte[] many = new byte[one.length * (PolicyReader.MAX_ENTRIES + 1)];
        for (int i = 0; i <= PolicyReader.MAX_ENTRIES; i++) {
            System.arraycopy(one, 0, many, i * one.length, one.length);
        }

        assertThatThrownBy(() -> PolicyReader.read(many))
                .isInstanceOf(PolicyException.class)
                .hasMessage("TOO_LARGE: 250001 entries; allowed: 250000");
    }

    @Test
    void fieldsOfLaterVersionsAreSkipped() throws PolicyException {
        byte[] later = document(1).build().toByteArray();
        byte[] octets = Arrays.copyOf(later, later.length + 3);
        octets[later.length] = (byte) 0xf8; // field 31, varint
        octets[later.length + 1] = 0x01;
        octets[later.length + 2] = 0x05;

        assertThat(PolicyReader.read(octets).version()).isEqualTo(1);
    }

    @Test
    void aHundredThousandDamagedDocumentsAreReadOrRefused() {
        byte[] good = document(3)
                .setBaseVersion(2)
                .addPut(entry(tag(1), "anna", 1, 2).setValidUntilMillis(5))
                .addPut(entry(tag(2), "ben").setBand(77).setHasKey(true))
                .addRemove(entry(tag(3), ""))
                .build()
                .toByteArray();
        SplittableRandom random = new SplittableRandom(20261122);
        int read = 0;
        int refused = 0;
        for (int round = 0; round < 100_000; round++) {
            byte[] octets = Arrays.copyOf(good, random.nextInt(8) == 0 ? random.nextInt(good.length) : good.length);
            for (int change = random.nextInt(4); change >= 0 && octets.length > 0; change--) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt();
            }
            try {
                PolicyReader.read(octets);
                read++;
            } catch (PolicyException e) {
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("round " + round + " of seed 20261122", e);
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isGreaterThan(50_000);
    }

    @Test
    void whatIsDamagedOutsideIsRefusedToo() {
        Platform platform = new Platform();
        SiteKeys keys = platform.keys();
        byte[] good = platform.signed(document(3).addPut(entry(tag(1), "anna")));
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 300; round++) {
            byte[] octets = good.clone();
            octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> SignedDocument.openPolicy(octets, keys))
                    .as("round %d of seed 7", round)
                    .isInstanceOf(PolicyException.class);
        }
    }

    private static PolicyDocument.Builder withWindow(int days, int from, int to) {
        return document(1)
                .addSchedules(Schedule.newBuilder()
                        .setNumber(9)
                        .addWindows(Schedule.Window.newBuilder()
                                .setDays(days)
                                .setFromMinute(from)
                                .setToMinute(to)));
    }
}
