package io.wardgate.access.tap;

import static io.wardgate.api.tap.Decision.DENY;
import static io.wardgate.api.tap.Decision.GRANT;
import static io.wardgate.api.tap.Decision.INFO;
import static io.wardgate.api.tap.Decision.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.actuator.Contact;
import io.wardgate.api.nfc.Inspection;
import io.wardgate.api.nfc.ReaderEvent;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.DoorState;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.Tap;
import io.wardgate.api.tap.ZoneClass;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PointDeskTest {

    private static final TapPoint.Lamps LAMPS = new TapPoint.Lamps("green", "amber", "red", "buzzer");

    private final FakeSite site = new FakeSite();
    private final PointDesk desk = desk(PointType.ACCESS, "icu-door");

    @Test
    void aGrantOpensTheDoorFirstThenTellsThePersonAndIsRecorded() {
        site.decide(1, GRANT, Reason.OK);
        site.door.contact(Contact.State.AT_REST, 0);
        site.come(desk, 1);

        assertThat(site.acts).containsExactly("relay pulse 3000", "green [100]", "buzzer [100]");
        Tap tap = site.taps.get(0);
        assertThat(tap.decision()).isEqualTo(GRANT);
        assertThat(tap.subject()).isEqualTo("P-1");
        assertThat(tap.proof()).isNotNull().extracting(Tap.Proof::level).isEqualTo(AuthLevel.TOKEN);
        assertThat(tap.before()).isEqualTo(DoorState.CLOSED);
        assertThat(tap.latency().actMicros()).isNotNegative();
        assertThat(tap.id().number()).isEqualTo(1);
    }

    @Test
    void aDenialShowsRedThreeTimesAndLeavesTheDoorAlone() {
        site.come(desk, 1);

        assertThat(site.acts).containsExactly("red [80, 80, 80, 80, 80]", "buzzer [80, 80, 80, 80, 80]");
        assertThat(site.decisions()).isEqualTo("DENY UNKNOWN_TAG");
        assertThat(site.taps.get(0).latency().actMicros()).isEqualTo(-1);
    }

    @Test
    void aTagThatStaysOrIsMissedForAMomentIsOneTap() {
        site.decide(1, GRANT, Reason.OK);
        site.come(desk, 1);
        site.go(desk, 1);
        site.nowMillis += 1_400;
        site.come(desk, 1);

        assertThat(site.decisions()).isEqualTo("GRANT OK");
        assertThat(desk.figures().stillThere()).isEqualTo(1);
    }

    @Test
    void aTagThatComesBackWithinFiveSecondsIsRecordedAndNothingElse() {
        site.decide(1, GRANT, Reason.OK);
        site.come(desk, 1);
        site.nowMillis += 3_000;
        site.go(desk, 1);
        site.acts.clear();
        site.nowMillis += 4_900;
        site.come(desk, 1);

        assertThat(site.acts).isEmpty();
        assertThat(site.decisions()).isEqualTo("GRANT OK, DENY DUPLICATE");
        Tap duplicate = site.taps.get(1);
        assertThat(duplicate.proof()).isNotNull().extracting(Tap.Proof::level).isEqualTo(AuthLevel.UID);
        assertThat(duplicate.correlation())
                .isEqualTo(TapRecorder.text(site.taps.get(0).id()));
        assertThat(duplicate.isUrgent()).isFalse();

        site.go(desk, 1);
        site.nowMillis += 5_000;
        site.come(desk, 1);
        assertThat(site.decisions()).isEqualTo("GRANT OK, DENY DUPLICATE, GRANT OK");
    }

    @Test
    void anotherTagIsAnotherTapAtOnce() {
        site.decide(1, GRANT, Reason.OK);
        site.decide(2, GRANT, Reason.OK);
        site.come(desk, 1);
        site.come(desk, 2);

        assertThat(site.decisions()).isEqualTo("GRANT OK, GRANT OK");
    }

    @Test
    void whoWasDeniedMayTryAgainAndAttemptsAreCountedForAMinute() {
        for (int i = 0; i < 3; i++) {
            site.come(desk, 1);
            site.go(desk, 1);
            site.nowMillis += 2_000;
        }
        site.nowMillis += 60_000;
        site.come(desk, 1);

        assertThat(site.taps).extracting(Tap::attempt).containsExactly(1, 2, 3, 1);
        assertThat(site.asked).extracting(TapJudge.Context::attempt).containsExactly(1, 2, 3, 1);
    }

    @Test
    void aTagThatLeftBeforeItWasReadIsReadWhenItIsBack() {
        site.tagFault = Inspection.Fault.UNREAD;
        site.come(desk, 1);
        site.go(desk, 1);
        site.tagFault = Inspection.Fault.NONE;
        site.decide(1, GRANT, Reason.OK);
        site.nowMillis += 400;
        site.come(desk, 1);

        assertThat(site.decisions()).isEqualTo("DENY UNKNOWN_TAG, GRANT OK");
    }

    @Test
    void aTagWithARandomUidIsKnownByItsReference() {
        site.decide(0, GRANT, Reason.OK);
        site.come(desk, 0);
        site.nowMillis += 3_000;
        site.come(desk, 0);

        assertThat(site.decisions()).isEqualTo("GRANT OK, DENY DUPLICATE");
    }

    @Test
    void twoTagsAtOnceAreDeniedAndNeitherIsNamed() {
        desk.heard(new ReaderEvent.Collision("reader-1", site.monoNanos(), List.of(FakeSite.tag(1), FakeSite.tag(2))));

        assertThat(site.decisions()).isEqualTo("DENY COLLISION");
        assertThat(site.taps.get(0).proof()).isNull();
        assertThat(site.asked).isEmpty();
        assertThat(site.acts).contains("red [80, 80, 80, 80, 80]");
    }

    @Test
    void aPendingTapIsGrantedWhenTheSecondFactorComes() {
        site.decide(1, PENDING, Reason.BLE_NO_DATA);
        site.come(desk, 1);
        assertThat(site.acts).containsExactly("amber [400, 200, 400, 200, 400]");
        pass(2_000);
        site.decide(1, GRANT, Reason.OK);
        pass(300);

        assertThat(site.decisions()).isEqualTo("PENDING BLE_NO_DATA, GRANT OK");
        assertThat(site.acts).contains("relay pulse 3000");
        assertThat(site.taps.get(1).correlation())
                .isEqualTo(TapRecorder.text(site.taps.get(0).id()));
        assertThat(site.asked.stream().skip(1)).isNotEmpty().allMatch(TapJudge.Context::isWaiting);
        pass(20_000);
        assertThat(site.taps).hasSize(2);
    }

    @Test
    void aPendingTapIsDeniedWhenItsTimeIsOver() {
        site.decide(1, PENDING, Reason.NO_ORDER);
        site.come(desk, 1);
        pass(9_900);
        assertThat(site.taps).hasSize(1);
        pass(300);

        assertThat(site.decisions()).isEqualTo("PENDING NO_ORDER, DENY FACTOR_TIMEOUT");
        assertThat(site.acts).contains("red [80, 80, 80, 80, 80]").doesNotContain("relay pulse 3000");
    }

    @Test
    void anotherTapEndsThePendingOneWithoutALampOfItsOwn() {
        site.decide(1, PENDING, Reason.NO_ORDER);
        site.decide(2, GRANT, Reason.OK);
        site.come(desk, 1);
        site.nowMillis += 1_000;
        site.come(desk, 2);

        assertThat(site.decisions()).isEqualTo("PENDING NO_ORDER, DENY FACTOR_TIMEOUT, GRANT OK");
        assertThat(site.acts).noneMatch(act -> act.startsWith("red"));
    }

    @Test
    void aReaderThatIsDownBlinksSlowlyUntilItIsUp() {
        desk.heard(new ReaderEvent.ReaderDown("reader-1", site.monoNanos(), "mute"));
        pass(8_500);
        desk.heard(new ReaderEvent.ReaderUp("reader-1", site.monoNanos(), "1.6"));
        String slow = "red [500, 1500, 500, 1500, 500, 1500, 500]";

        assertThat(site.acts).containsExactly(slow, slow, "red idle");
    }

    @Test
    void aReplayedMessageIsAnAlarmForAMinute() {
        site.decide(1, DENY, Reason.REPLAY);
        site.come(desk, 1);
        pass(100);
        assertThat(site.alarms).containsExactly("+REPLAY point-1");
        pass(60_000);

        assertThat(site.alarms).containsExactly("+REPLAY point-1", "-REPLAY point-1");
    }

    @Test
    void anInspectorOrJudgeThatFailsDenies() {
        site.decide(1, GRANT, Reason.OK);
        site.inspectorFault = new IllegalStateException("no keys");
        site.come(desk, 1);
        site.inspectorFault = null;
        site.judgeFault = new IllegalStateException("no policy");
        site.come(desk, 2);

        assertThat(site.decisions()).isEqualTo("DENY UNKNOWN_TAG, DENY INTERNAL");
        assertThat(site.acts).noneMatch(act -> act.startsWith("relay"));
        assertThat(desk.figures().faults()).isEqualTo(2);
    }

    @Test
    void outputsThatFailOrAreMissingChangeNeitherDecisionNorRecord() {
        site.decide(1, GRANT, Reason.OK);
        site.switchFault = new IllegalStateException("line lost");
        site.come(desk, 1);

        assertThat(site.decisions()).isEqualTo("GRANT OK");
        assertThat(site.taps.get(0).latency().actMicros()).isEqualTo(-1);
        assertThat(desk.figures().faults()).isEqualTo(3);
        assertThat(site.door.relayFaults()).isEqualTo(1);
    }

    @Test
    void aGrantForADoorThatIsNotThereIsCounted() {
        PointDesk elsewhere = desk(PointType.DRUG_PICKUP, "cabinet");
        site.decide(1, GRANT, Reason.OK);
        site.come(elsewhere, 1);

        assertThat(elsewhere.figures().faults()).isEqualTo(1);
        assertThat(site.taps.get(0).before()).isEqualTo(DoorState.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(
            value = PointType.class,
            names = {"PATIENT_ID", "REGISTRATION", "GUIDANCE"})
    void whereNothingIsOpenedATapInforms(PointType type) {
        PointDesk desk = desk(type, "");
        site.decide(1, GRANT, Reason.OK);
        site.come(desk, 1);

        assertThat(site.taps).extracting(Tap::decision).containsExactly(INFO);
        assertThat(site.acts).containsExactly("green [100]", "buzzer [100]");
    }

    @Test
    void aDrugIsFetchedForItsOrder() {
        PointDesk desk = desk(PointType.DRUG_PICKUP, "icu-door");
        site.table.put(
                FakeSite.ref(FakeSite.tag(1)),
                new TapJudge.Verdict(
                        GRANT, Reason.OK, "P-1", FakeSite.POLICY, Tap.BandEvidence.NOT_REQUIRED, "order-17"));
        site.come(desk, 1);

        assertThat(site.taps).extracting(Tap::correlation).containsExactly("order-17");
        assertThat(site.acts).contains("relay pulse 3000");
    }

    @Test
    void theFirstShiftTapBeginsAndTheNextEndsWhatItBegan() {
        PointDesk desk = desk(PointType.SHIFT, "");
        site.decide(1, GRANT, Reason.OK);
        for (int i = 0; i < 3; i++) {
            site.come(desk, 1);
            site.go(desk, 1);
            site.nowMillis += 8 * 3_600_000L;
        }

        assertThat(site.taps)
                .extracting(Tap::correlation)
                .containsExactly("", TapRecorder.text(site.taps.get(0).id()), "");
    }

    @Test
    void aShiftThatNobodyEndedIsForgotten() {
        PointDesk desk = desk(PointType.SHIFT, "");
        site.decide(1, GRANT, Reason.OK);
        site.come(desk, 1);
        site.nowMillis += Shifts.LONGEST_MILLIS;
        site.come(desk, 1);

        assertThat(site.taps).extracting(Tap::correlation).containsExactly("", "");
    }

    @Test
    void whatATagCallsItselfIsInNoRecord() {
        site.decide(1, GRANT, Reason.OK);
        site.come(desk, 1);
        Set<String> texts = site.taps.stream().map(Tap::toString).collect(Collectors.toSet());

        assertThat(texts)
                .noneMatch(text -> text.toUpperCase(Locale.ROOT)
                        .contains(FakeSite.tag(1).uid().hex()));
    }

    private void pass(long millis) {
        long end = site.nowMillis + millis;
        while (site.nowMillis < end) {
            site.nowMillis += 100;
            desk.tick(site.nowMillis);
        }
    }

    private PointDesk desk(PointType type, String door) {
        Tap.Place place = new Tap.Place("point-1", "ICU", ZoneClass.AMBER, type, door);
        return new PointDesk(new TapPoint("reader-1", place, AuthLevel.TOKEN, 10_000, LAMPS), site.site);
    }
}
