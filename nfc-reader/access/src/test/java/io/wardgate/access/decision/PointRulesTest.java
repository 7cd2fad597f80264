package io.wardgate.access.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.access.presence.Passback;
import io.wardgate.access.presence.Spot;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.ZoneClass;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RED   | ACCESS      | UID   | NONE | level is UID; allowed in a RED zone: SUN, MUTUAL",
                "RED   | ACCESS      | TOKEN | NONE | level is TOKEN; allowed in a RED zone: SUN, MUTUAL",
                "RED   | PATIENT_ID  | UID   | NONE | level is UID; allowed in a RED zone: SUN, MUTUAL",
                "RED   | ACCESS      | SUN   | TELL | band is TELL; allowed in a RED zone: NONE, NOT_ELSEWHERE, HERE",
                "AMBER | SHIFT       | UID   | HERE | level is UID; allowed in a AMBER zone: TOKEN, SUN, MUTUAL",
                "AMBER | SHIFT       | TOKEN | NONE | band is NONE; allowed in a AMBER zone, where the band is the second factor: HERE",
                "GREEN | ACCESS      | NONE  | NONE | level is NONE; allowed in a GREEN zone: UID, ORIGINALITY, TOKEN, SUN, MUTUAL",
            })
    void aPointThatAsksForLessThanItsZoneIsRefused(
            ZoneClass zoneClass, PointType type, AuthLevel level, BandRule band, String message) {
        assertThatThrownBy(() -> rules(zoneClass, type, level, band, false, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("point p1: " + message);
    }

    @Test
    void onlyDrugPointsWaitForStaffAndOnlyDoorsCountWhoIsInside() {
        Passback passback = new Passback("lab", true, Passback.Mode.HARD, 0);

        assertThatThrownBy(() -> rules(ZoneClass.GREEN, PointType.ACCESS, AuthLevel.UID, BandRule.NONE, true, null))
                .hasMessage("point p1: staffToo is true; allowed in a ACCESS point: false");
        assertThatThrownBy(() -> rules(ZoneClass.GREEN, PointType.SHIFT, AuthLevel.UID, BandRule.NONE, false, passback))
                .hasMessage("point p1: passback is set; allowed in a SHIFT point: none");
    }

    @Test
    void whatAsksForMoreIsFine() {
        assertThat(rules(ZoneClass.GREEN, PointType.ACCESS, AuthLevel.MUTUAL, BandRule.HERE, false, null))
                .isNotNull();
        assertThat(rules(ZoneClass.AMBER, PointType.DRUG_PICKUP, AuthLevel.TOKEN, BandRule.NONE, true, null))
                .isNotNull();
    }

    private static PointRules rules(
            ZoneClass zoneClass,
            PointType type,
            AuthLevel level,
            BandRule band,
            boolean staffToo,
            @Nullable Passback passback) {
        return new PointRules(new Spot("p1", "z1", null), zoneClass, type, level, band, staffToo, passback);
    }
}
