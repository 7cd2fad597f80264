package io.wardgate.access.tap;

import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.Tap;
import io.wardgate.api.tap.ZoneClass;

/**
 * One tap point as it is configured. A point that asks for less than its zone needs cannot be made.
 *
 * @param reader name of the reader
 * @param place where it is, as taps tell it
 * @param minimumLevel what a tag must prove
 * @param factorMillis how long a second factor is awaited
 * @param lamps what tells the person
 */
public record TapPoint(String reader, Tap.Place place, AuthLevel minimumLevel, long factorMillis, Lamps lamps) {

    /** Names of outputs; empty: there is none. */
    public record Lamps(String green, String amber, String red, String buzzer) {

        public static final Lamps NONE = new Lamps("", "", "", "");
    }

    public TapPoint {
        if (!place.point().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("access.point.id = '" + place.point()
                    + "' is not allowed; use 1 to 64 letters, digits, dots, dashes or underscores");
        }
        AuthLevel least = least(place.zoneClass());
        if (minimumLevel.compareTo(least) < 0) {
            throw new IllegalArgumentException("access.point.minimumLevel = " + minimumLevel
                    + " is not allowed at point " + place.point() + " in a zone that is " + place.zoneClass()
                    + "; use " + least + " to " + AuthLevel.MUTUAL);
        }
        if (factorMillis < 1_000 || factorMillis > 60_000) {
            throw new IllegalArgumentException(
                    "access.point.factorMillis = " + factorMillis + " is not allowed; use 1000 to 60000");
        }
        if (place.type() == PointType.ACCESS && place.door().isEmpty()) {
            throw new IllegalArgumentException("access.point.door of point " + place.point()
                    + " is empty; a point of type ACCESS names the door that it opens");
        }
    }

    public String id() {
        return place.point();
    }

    /** The least that a tag must prove in such a zone. */
    private static AuthLevel least(ZoneClass zoneClass) {
        return switch (zoneClass) {
            case GREEN -> AuthLevel.UID;
            case AMBER -> AuthLevel.TOKEN;
            case RED -> AuthLevel.SUN;
        };
    }
}
