package io.wardgate.access.decision;

import static io.wardgate.access.decision.Ward.CHIEF;
import static io.wardgate.access.decision.Ward.DAY;
import static io.wardgate.access.decision.Ward.FORMER;
import static io.wardgate.access.decision.Ward.NURSE;
import static io.wardgate.access.decision.Ward.NURSES_BAND;
import static io.wardgate.access.decision.Ward.PATIENT;
import static io.wardgate.access.decision.Ward.REVOKED;
import static io.wardgate.access.decision.Ward.STRANGER;
import static io.wardgate.access.decision.Ward.SURGEON;
import static io.wardgate.access.decision.Ward.SURGEONS_BAND;
import static io.wardgate.access.decision.Ward.VISITOR;
import static io.wardgate.access.decision.Ward.faulty;
import static io.wardgate.api.tap.AuthLevel.MUTUAL;
import static io.wardgate.api.tap.AuthLevel.NONE;
import static io.wardgate.api.tap.AuthLevel.ORIGINALITY;
import static io.wardgate.api.tap.AuthLevel.SUN;
import static io.wardgate.api.tap.AuthLevel.TOKEN;
import static io.wardgate.api.tap.AuthLevel.UID;
import static io.wardgate.api.tap.Decision.DENY;
import static io.wardgate.api.tap.Decision.GRANT;
import static io.wardgate.api.tap.Decision.INFO;
import static io.wardgate.api.tap.Decision.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.access.policy.Freshness;
import io.wardgate.access.policy.Platform;
import io.wardgate.access.policy.PolicyFixture;
import io.wardgate.access.policy.Standing;
import io.wardgate.api.nfc.Inspection;
import io.wardgate.api.nfc.Inspection.Fault;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.TagTechnology;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reason, and the circumstances under which it comes. */
class ReasonsTest {

    /** What happens on a ward, ending with the tap that is asked for. */
    interface Story {
        TapAnswer play(Ward ward) throws Exception;
    }

    record Case(String story, Decision decision, Reason reason, Story events) {
        @Override
        public String toString() {
            return story + ": " + decision + " " + reason;
        }
    }

    private static Case when(String story, Decision decision, Reason reason, Story events) {
        return new Case(story, decision, reason, events);
    }

    static List<Case> cases() {
        return List.of(
                // Green: the UID is enough
                when("a nurse at the entrance", GRANT, Reason.OK, w -> w.tap("entrance", NURSE, UID)),
                when("a patient is identified", INFO, Reason.OK, w -> w.tap("bedside", PATIENT, TOKEN)),
                when("a visitor asks for the way", INFO, Reason.OK, w -> w.tap("sign", VISITOR, UID)),
                when("a new tag is registered", INFO, Reason.UNKNOWN_TAG, w -> w.tap("desk", STRANGER, UID)),
                when("a stranger at the entrance", DENY, Reason.UNKNOWN_TAG, w -> w.tap("entrance", STRANGER, UID)),
                when("a lost card", DENY, Reason.REVOKED, w -> w.tap("entrance", REVOKED, UID)),
                when("a card of last month", DENY, Reason.EXPIRED, w -> w.tap("entrance", FORMER, UID)),
                when("a card one ms before its end", GRANT, Reason.OK, w -> {
                    w.clock.stepWall(-1);
                    return w.tap("entrance", FORMER, UID);
                }),
                when("a visitor at a door", DENY, Reason.ZONE_NOT_ALLOWED, w -> w.tap("entrance", VISITOR, UID)),
                when(
                        "a tag that names nobody",
                        DENY,
                        Reason.WEAK_TAG,
                        w -> w.tap("entrance", new Inspection(null, TagTechnology.UNKNOWN, NONE, -1, Fault.NONE, ""))),
                when("green asks for no fresh policy", GRANT, Reason.OK, w -> {
                    w.clock.passMillis(30 * DAY);
                    return w.tap("entrance", NURSE, UID);
                }),
                // What the tag shows
                when("a copied message", DENY, Reason.REPLAY, w -> w.tap("entrance", faulty(NURSE, Fault.REPLAY))),
                when("a forged message", DENY, Reason.BAD_MAC, w -> w.tap("entrance", faulty(NURSE, Fault.BAD_MAC))),
                when(
                        "a copied UID without the key",
                        DENY,
                        Reason.CLONE_SUSPECT,
                        w -> w.tap("entrance", faulty(SURGEON, Fault.KEY_MISSING))),
                when("a tag that left", DENY, Reason.READER_FAULT, w -> w.tap("entrance", faulty(null, Fault.UNREAD))),
                when("two tags at once, green", PENDING, Reason.COLLISION, w -> w.several("entrance")),
                when("two tags at once, red", DENY, Reason.COLLISION, w -> w.several("theatre-1")),
                // Amber: a token and the band, or an order
                when("shift with the band beside", GRANT, Reason.OK, w -> {
                    w.hear(NURSES_BAND, "ward");
                    return w.tap("shift", NURSE, TOKEN);
                }),
                when("shift with the band elsewhere", DENY, Reason.BLE_MISMATCH, w -> {
                    w.hear(NURSES_BAND, "cafeteria");
                    return w.tap("shift", NURSE, TOKEN);
                }),
                when("shift with no band heard", DENY, Reason.BLE_NO_DATA, w -> w.tap("shift", NURSE, TOKEN)),
                when("shift with the band heard 11 s ago", DENY, Reason.BLE_NO_DATA, w -> {
                    w.hear(NURSES_BAND, "ward");
                    w.clock.passMillis(11_000);
                    return w.tap("shift", NURSE, TOKEN);
                }),
                when("shift by UID", DENY, Reason.WEAK_TAG, w -> w.tap("shift", NURSE, UID)),
                when("shift by originality", DENY, Reason.WEAK_TAG, w -> w.tap("shift", NURSE, ORIGINALITY)),
                when("drug without an order", DENY, Reason.NO_ORDER, w -> w.tap("drugs", PATIENT, TOKEN)),
                when("drug with an order", GRANT, Reason.OK, w -> {
                    w.ordered(new Platform());
                    return w.tap("drugs", PATIENT, TOKEN);
                }),
                when("drug after the order's time", DENY, Reason.NO_ORDER, w -> {
                    w.ordered(new Platform());
                    w.clock.passMillis(3_600_000);
                    return w.tap("drugs", PATIENT, TOKEN);
                }),
                when("the first of two waits", PENDING, Reason.OK, w -> w.tap("drugs-two", NURSE, TOKEN)),
                when("nurse, then patient", GRANT, Reason.OK, w -> {
                    w.ordered(new Platform());
                    w.tap("drugs-two", NURSE, TOKEN);
                    w.clock.passMillis(30_000);
                    return w.tap("drugs-two", PATIENT, TOKEN);
                }),
                when("patient, then nurse", GRANT, Reason.OK, w -> {
                    w.ordered(new Platform());
                    w.tap("drugs-two", PATIENT, TOKEN);
                    return w.tap("drugs-two", NURSE, TOKEN);
                }),
                when("the second of two too late", DENY, Reason.FACTOR_TIMEOUT, w -> {
                    w.ordered(new Platform());
                    w.tap("drugs-two", NURSE, TOKEN);
                    w.clock.passMillis(30_001);
                    return w.tap("drugs-two", PATIENT, TOKEN);
                }),
                when("nurse and a patient without an order", DENY, Reason.NO_ORDER, w -> {
                    w.tap("drugs-two", NURSE, TOKEN);
                    return w.tap("drugs-two", PATIENT, TOKEN);
                }),
                when("a patient twice is not two people", PENDING, Reason.OK, w -> {
                    w.ordered(new Platform());
                    w.tap("drugs-two", PATIENT, TOKEN);
                    return w.tap("drugs-two", PATIENT, TOKEN);
                }),
                when("amber with a policy of yesterday", DENY, Reason.STALE_POLICY, w -> {
                    w.clock.passMillis(DAY + 1);
                    w.hear(NURSES_BAND, "ward");
                    return w.tap("shift", NURSE, TOKEN);
                }),
                when("amber with a policy of unknown age", GRANT, Reason.OK, w -> {
                    w.clock.loseSynchronisation();
                    w.standing = PolicyFixture.restarted(w.standing);
                    w.hear(NURSES_BAND, "ward");
                    return w.tap("shift", NURSE, TOKEN);
                }),
                when("amber before the first policy", DENY, Reason.STALE_POLICY, w -> {
                    w.standing = Standing.NONE;
                    return w.tap("shift", NURSE, TOKEN);
                }),
                // Red: only a proof by key
                when("a surgeon with SUN", GRANT, Reason.OK, w -> w.tap("theatre-1", SURGEON, SUN)),
                when("a surgeon with mutual proof", GRANT, Reason.OK, w -> w.tap("theatre-1", SURGEON, MUTUAL)),
                when(
                        "the surgeon's UID without a proof",
                        DENY,
                        Reason.CLONE_SUSPECT,
                        w -> w.tap("theatre-1", SURGEON, UID)),
                when("a token in red", DENY, Reason.WEAK_TAG, w -> w.tap("theatre-1", CHIEF, TOKEN)),
                when("a nurse in red", DENY, Reason.ZONE_NOT_ALLOWED, w -> w.tap("theatre-1", NURSE, SUN)),
                when("a surgeon at night", DENY, Reason.OUT_OF_SCHEDULE, w -> {
                    w.clock.passMillis(9 * 3_600_000);
                    w.standing = new Standing(
                            w.standing.policy(), new Freshness(w.clock.wallMillis(), true, w.clock.monoMillis()));
                    return w.tap("theatre-1", SURGEON, SUN);
                }),
                when("red after four hours", DENY, Reason.STALE_POLICY, w -> {
                    w.clock.passMillis(4 * 3_600_000 + 1);
                    return w.tap("theatre-1", SURGEON, SUN);
                }),
                when("red after four hours, break-glass", GRANT, Reason.OK, w -> {
                    w.clock.passMillis(4 * 3_600_000 + 1);
                    return w.tap("theatre-1", CHIEF, SUN);
                }),
                when("red with a policy of unknown age", DENY, Reason.STALE_POLICY, w -> {
                    w.clock.loseSynchronisation();
                    w.standing = PolicyFixture.restarted(w.standing);
                    return w.tap("theatre-1", SURGEON, SUN);
                }),
                when("red with the band elsewhere", DENY, Reason.BLE_MISMATCH, w -> {
                    w.hear(SURGEONS_BAND, "ward");
                    return w.tap("theatre-1", SURGEON, SUN);
                }),
                // What came before
                when("the same tag again", INFO, Reason.DUPLICATE, w -> {
                    w.tap("entrance", NURSE, UID);
                    w.clock.passMillis(4_999);
                    return w.tap("entrance", NURSE, UID);
                }),
                when("the same tag five seconds later", GRANT, Reason.OK, w -> {
                    w.tap("entrance", NURSE, UID);
                    w.clock.passMillis(5_000);
                    return w.tap("entrance", NURSE, UID);
                }),
                when("100 m in 39 s", DENY, Reason.CLONE_SUSPECT, w -> {
                    w.tap("entrance", NURSE, UID);
                    w.clock.passMillis(39_999);
                    return w.tap("kitchen", NURSE, UID);
                }),
                when("100 m in 40 s", GRANT, Reason.OK, w -> {
                    w.tap("entrance", NURSE, UID);
                    w.clock.passMillis(40_000);
                    return w.tap("kitchen", NURSE, UID);
                }),
                when("ward to theatre in less than its minute", DENY, Reason.CLONE_SUSPECT, w -> {
                    w.tap("entrance", SURGEON, UID);
                    w.clock.passMillis(59_999);
                    return w.tap("theatre-1", SURGEON, SUN);
                }),
                when("in again without going out", DENY, Reason.ANTI_PASSBACK, w -> {
                    w.tap("hard", NURSE, UID);
                    w.clock.passMillis(DAY);
                    return w.tap("hard", NURSE, UID);
                }),
                when("in again, soft", GRANT, Reason.ANTI_PASSBACK, w -> {
                    w.tap("hard", NURSE, UID);
                    return w.tap("soft", NURSE, UID);
                }),
                when("in again within ten minutes", DENY, Reason.ANTI_PASSBACK, w -> {
                    w.tap("timed", NURSE, UID);
                    w.clock.passMillis(599_999);
                    return w.tap("timed", NURSE, UID);
                }),
                when("in again after ten minutes", GRANT, Reason.OK, w -> {
                    w.tap("timed", NURSE, UID);
                    w.clock.passMillis(600_000);
                    return w.tap("timed", NURSE, UID);
                }),
                when("in, out and in", GRANT, Reason.OK, w -> {
                    w.tap("hard", NURSE, UID);
                    w.tap("out", NURSE, UID);
                    w.clock.passMillis(5_000);
                    return w.tap("hard", NURSE, UID);
                }),
                when("out lets everybody out", GRANT, Reason.OK, w -> w.tap("out", NURSE, UID)),
                when("in again while doors do not hear of each other", GRANT, Reason.ANTI_PASSBACK, w -> {
                    w.tap("hard", NURSE, UID);
                    w.desk.setPartitioned("lab", true);
                    w.clock.passMillis(5_000);
                    return w.tap("hard", NURSE, UID);
                }),
                when("in again after they do", DENY, Reason.ANTI_PASSBACK, w -> {
                    w.tap("hard", NURSE, UID);
                    w.desk.setPartitioned("lab", true);
                    w.desk.setPartitioned("lab", false);
                    w.clock.passMillis(5_000);
                    return w.tap("hard", NURSE, UID);
                }),
                // A fault of our own opens nothing
                when("a point without rules", DENY, Reason.INTERNAL, w -> w.tap("nowhere", NURSE, UID)),
                when("a fault inside", DENY, Reason.INTERNAL, w -> {
                    w.broken = true;
                    return w.tap("entrance", NURSE, UID);
                }));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTapIsAnsweredFor(Case expected) throws Exception {
        TapAnswer answer = expected.events.play(new Ward());

        assertThat(List.of(answer.decision(), answer.reason())).containsExactly(expected.decision, expected.reason);
    }

    @Test
    void noReasonIsForgotten() {
        EnumSet<Reason> reached = EnumSet.noneOf(Reason.class);
        cases().forEach(one -> reached.add(one.reason));

        assertThat(reached).isEqualTo(EnumSet.allOf(Reason.class));
    }
}
