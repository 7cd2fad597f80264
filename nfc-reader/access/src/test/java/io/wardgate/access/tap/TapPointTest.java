package io.wardgate.access.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.Tap;
import io.wardgate.api.tap.ZoneClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TapPointTest {

    @ParameterizedTest
    @CsvSource({
        "GREEN, NONE, UID", "AMBER, UID, TOKEN", "AMBER, ORIGINALITY, TOKEN",
        "RED, UID, SUN", "RED, ORIGINALITY, SUN", "RED, TOKEN, SUN"
    })
    void aPointThatAsksForLessThanItsZoneIsRefused(ZoneClass zoneClass, AuthLevel level, AuthLevel least) {
        assertThatThrownBy(() -> point(zoneClass, level, "icu-door"))
                .hasMessage("access.point.minimumLevel = " + level
                        + " is not allowed at point icu-1 in a zone that is " + zoneClass + "; use " + least
                        + " to MUTUAL");
    }

    @ParameterizedTest
    @CsvSource({"GREEN, UID", "AMBER, TOKEN", "AMBER, SUN", "RED, SUN", "RED, MUTUAL"})
    void aPointThatAsksForEnoughIsMade(ZoneClass zoneClass, AuthLevel level) {
        assertThat(point(zoneClass, level, "icu-door").id()).isEqualTo("icu-1");
    }

    @Test
    void anAccessPointWithoutADoorIsRefused() {
        assertThatThrownBy(() -> point(ZoneClass.GREEN, AuthLevel.UID, ""))
                .hasMessageContaining("access.point.door of point icu-1 is empty");
    }

    private static TapPoint point(ZoneClass zoneClass, AuthLevel level, String door) {
        Tap.Place place = new Tap.Place("icu-1", "ICU", zoneClass, PointType.ACCESS, door);
        return new TapPoint("reader-1", place, level, 10_000, TapPoint.Lamps.NONE);
    }
}
