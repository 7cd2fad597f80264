package io.wardgate.access.decision;

import static io.wardgate.access.decision.Ward.NURSE;
import static io.wardgate.access.decision.Ward.NURSES_BAND;
import static io.wardgate.access.decision.Ward.PATIENT;
import static io.wardgate.access.decision.Ward.STRANGER;
import static io.wardgate.access.decision.Ward.SURGEON;
import static io.wardgate.access.decision.Ward.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.access.policy.Platform;
import io.wardgate.access.policy.PolicyException;
import io.wardgate.access.policy.PolicyFixture;
import io.wardgate.api.nfc.Inspection;
import io.wardgate.api.nfc.Inspection.Fault;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.BleCheck;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.TagRef;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.api.tap.Tap.BandEvidence;
import io.wardgate.api.tap.Tap.PolicyState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecisionDeskTest {

    private static final List<String> POINTS = List.of(
            "entrance",
            "bedside",
            "desk",
            "sign",
            "kitchen",
            "hard",
            "soft",
            "timed",
            "out",
            "shift",
            "drugs",
            "drugs-two",
            "theatre-1");
    private static final List<TagRef> TAGS =
            List.of(NURSE, SURGEON, PATIENT, Ward.REVOKED, Ward.FORMER, Ward.CHIEF, VISITOR, STRANGER);

    private final Ward ward = new Ward();

    @Test
    void tellsWhoUnderWhichPolicyAndWhatTheBandSaid() {
        ward.hear(NURSES_BAND, "ward");
        ward.clock.passMillis(2_500);

        TapAnswer answer = ward.tap("shift", NURSE, AuthLevel.TOKEN);

        assertThat(answer)
                .isEqualTo(new TapAnswer(
                        Decision.GRANT,
                        Reason.OK,
                        "nurse",
                        new PolicyState(7, 2, false),
                        new BandEvidence(BleCheck.MATCH, -61, 2_500),
                        1,
                        ""));
    }

    @Test
    void aPickupNamesItsOrder() throws PolicyException {
        ward.ordered(new Platform());

        assertThat(ward.tap("drugs", PATIENT, AuthLevel.TOKEN).correlation()).isEqualTo("order-1");
    }

    @Test
    void attemptsAreCountedWhileTheyAreDeniedWithinAMinute() {
        assertThat(ward.tap("entrance", VISITOR, AuthLevel.UID).attempt()).isEqualTo(1);
        assertThat(ward.tap("entrance", VISITOR, AuthLevel.UID).attempt()).isEqualTo(2);
        ward.clock.passMillis(59_999);
        assertThat(ward.tap("entrance", VISITOR, AuthLevel.UID).attempt()).isEqualTo(3);
        ward.clock.passMillis(60_000);
        assertThat(ward.tap("entrance", VISITOR, AuthLevel.UID).attempt()).isEqualTo(1);
        assertThat(ward.tap("entrance", NURSE, AuthLevel.UID).attempt()).isEqualTo(1);
    }

    @Test
    void aRefusedCloneDoesNotMoveThePerson() {
        ward.tap("entrance", NURSE, AuthLevel.UID);
        ward.clock.passMillis(10_000);
        assertThat(ward.tap("kitchen", NURSE, AuthLevel.UID).reason()).isEqualTo(Reason.CLONE_SUSPECT);

        assertThat(ward.tap("entrance", NURSE, AuthLevel.UID).reason()).isEqualTo(Reason.OK);
    }

    @Test
    void aRefusedPersonDoesNotEndWhatAnotherOneWaitsFor() throws PolicyException {
        ward.ordered(new Platform());
        ward.tap("drugs-two", NURSE, AuthLevel.TOKEN);
        ward.tap("drugs-two", VISITOR, AuthLevel.TOKEN);

        assertThat(ward.tap("drugs-two", PATIENT, AuthLevel.TOKEN).decision()).isEqualTo(Decision.GRANT);
    }

    @Test
    void aCopyWithinFiveSecondsOfTheOriginalIsNoDuplicate() {
        ward.tap("theatre-1", SURGEON, AuthLevel.SUN);

        assertThat(ward.tap("theatre-1", SURGEON, AuthLevel.UID).reason()).isEqualTo(Reason.CLONE_SUSPECT);
    }

    /** Five thousand random taps in two hours: what is told of the platform changes no decision. */
    @Test
    void decisionsAreTheSameOfflineAndOnlineButForTheAgeOfThePolicy() throws PolicyException {
        SplittableRandom random = new SplittableRandom(20261122);
        Ward offline = new Ward();
        Platform platform = new Platform();
        ward.ordered(platform);
        offline.ordered(platform);
        Set<Reason> met = EnumSet.noneOf(Reason.class);
        for (int tap = 0; tap < 5_000; tap++) {
            long pauseMillis = random.nextLong(2 * 1_440);
            String point = POINTS.get(random.nextInt(POINTS.size()));
            Inspection inspection = inspection(random);
            boolean hear = random.nextBoolean();
            for (Ward one : List.of(ward, offline)) {
                one.clock.passMillis(pauseMillis);
                if (hear) {
                    one.hear(NURSES_BAND, "ward");
                }
            }
            // Online, the platform stands by its policy again and again.
            ward.standing = PolicyFixture.confirmed(ward.standing, ward.clock);

            TapAnswer online = ward.tap(point, inspection);
            TapAnswer away = offline.desk.decide(
                    new TapQuestion(point, new Presented.One(inspection), offline.clock.monoMillis(), true));

            assertThat(away.policy().offline()).isTrue();
            assertThat(away)
                    .as("tap %d of seed 20261122 at %s", tap, point)
                    .isEqualTo(new TapAnswer(
                            online.decision(),
                            online.reason(),
                            online.subject(),
                            away.policy(),
                            online.band(),
                            online.attempt(),
                            online.correlation()));
            met.add(online.reason());
        }
        assertThat(met)
                .contains(Reason.OK, Reason.CLONE_SUSPECT, Reason.ANTI_PASSBACK, Reason.DUPLICATE, Reason.NO_ORDER);
        assertThat(met).doesNotContain(Reason.INTERNAL);
    }

    private static Inspection inspection(SplittableRandom random) {
        AuthLevel level = AuthLevel.ofNumber(1 + random.nextInt(5));
        Fault fault = random.nextInt(10) == 0 ? Fault.values()[random.nextInt(Fault.values().length)] : Fault.NONE;
        TagRef tag = TAGS.get(random.nextInt(TAGS.size()));
        return new Inspection(tag, TagTechnology.UNKNOWN, level, -1, fault, "");
    }
}
