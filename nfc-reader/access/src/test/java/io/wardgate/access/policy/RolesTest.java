package io.wardgate.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.access.policy.Roles.Permission;
import io.wardgate.access.policy.Timetable.Window;
import io.wardgate.api.tap.ZoneClass;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int SUNDAY = 1 << 6;

    @ParameterizedTest
    @CsvSource({
        // Friday night from 22:00 to 06:00 ends on Saturday
        "2026-11-20T21:59, WRONG_TIME",
        "2026-11-20T22:00, OPEN",
        "2026-11-21T05:59, OPEN",
        "2026-11-21T06:00, WRONG_TIME",
        "2026-11-21T22:00, WRONG_TIME",
        "2026-11-20T05:59, WRONG_TIME",
    })
    void aWindowOverMidnightBelongsToTheDayOnWhichItBegins(LocalDateTime local, Passage expected) {
        Roles roles = at("ward", new Window(1 << 4, 22 * 60, 6 * 60));

        assertThat(passage(roles, local.atZone(BERLIN).toOffsetDateTime())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // the last Sunday of March: 02:00 becomes 03:00; a window from 02:00 to 03:00 does not come
        "2026-03-29T01:59:59+01:00, 120, 180, WRONG_TIME",
        "2026-03-29T03:00:00+02:00, 120, 180, WRONG_TIME",
        "2026-03-29T03:00:00+02:00, 180, 240, OPEN",
        // the last Sunday of October: 03:00 becomes 02:00; 02:30 comes twice, and counts twice
        "2026-10-25T02:30:00+02:00, 120, 180, OPEN",
        "2026-10-25T02:30:00+01:00, 120, 180, OPEN",
        "2026-10-25T03:00:00+01:00, 120, 180, WRONG_TIME",
        // and an afternoon has the same hours in summer and winter
        "2026-07-05T13:00:00+02:00, 780, 840, OPEN",
        "2026-12-06T13:00:00+01:00, 780, 840, OPEN",
    })
    void windowsFollowTheWallClockOfTheSite(OffsetDateTime moment, int from, int to, Passage expected) {
        assertThat(passage(at("ward", new Window(SUNDAY, from, to)), moment)).isEqualTo(expected);
    }

    @Test
    void everyZoneIsNoRedZone() {
        Roles roles = at(Roles.ANY_ZONE, new Window(127, 0, 1_440));

        assertThat(roles.passage(List.of(1), "ward", ZoneClass.GREEN, 0)).isEqualTo(Passage.OPEN);
        assertThat(roles.passage(List.of(1), "store", ZoneClass.AMBER, 0)).isEqualTo(Passage.OPEN);
        assertThat(roles.passage(List.of(1), "theatre", ZoneClass.RED, 0)).isEqualTo(Passage.WRONG_ZONE);
        assertThat(at("theatre", new Window(127, 0, 1_440)).passage(List.of(1), "theatre", ZoneClass.RED, 0))
                .isEqualTo(Passage.OPEN);
    }

    @Test
    void aRoleThatTheDocumentDoesNotHavePassesNothing() {
        assertThat(at("ward", new Window(127, 0, 1_440)).passage(List.of(2), "ward", ZoneClass.GREEN, 0))
                .isEqualTo(Passage.WRONG_ZONE);
    }

    private static Roles at(String zone, Window window) {
        return new Roles(Map.of(1, List.of(new Permission(zone, new Timetable(List.of(window))))), BERLIN);
    }

    private static Passage passage(Roles roles, OffsetDateTime moment) {
        return roles.passage(
                List.of(1), "ward", ZoneClass.GREEN, moment.toInstant().toEpochMilli());
    }
}
