package io.wardgate.access.policy;

import io.wardgate.api.tap.ZoneClass;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/** Which zones which roles may pass, and when. Immutable. */
record Roles(Map<Integer, List<Permission>> byNumber, ZoneId timeZone) {

    /** Every zone that is not red. */
    static final String ANY_ZONE = "*";

    static final Roles NONE = new Roles(Map.of(), ZoneId.of("UTC"));

    Roles {
        byNumber = Map.copyOf(byNumber);
    }

    /** A zone and its times. */
    record Permission(String zone, Timetable schedule) {

        private boolean isFor(String asked, ZoneClass zoneClass) {
            return zone.equals(asked) || zone.equals(ANY_ZONE) && zoneClass != ZoneClass.RED;
        }
    }

    Passage passage(List<Integer> roles, String zone, ZoneClass zoneClass, long wallMillis) {
        ZonedDateTime local = Instant.ofEpochMilli(wallMillis).atZone(timeZone);
        Passage best = Passage.WRONG_ZONE;
        for (Integer role : roles) {
            for (Permission permission : byNumber.getOrDefault(role, List.of())) {
                if (permission.isFor(zone, zoneClass)) {
                    if (permission.schedule.isOpen(local)) {
                        return Passage.OPEN;
                    }
                    best = Passage.WRONG_TIME;
                }
            }
        }
        return best;
    }
}
