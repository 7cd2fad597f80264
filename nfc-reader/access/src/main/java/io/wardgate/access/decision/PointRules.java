package io.wardgate.access.decision;

import io.wardgate.access.presence.Passback;
import io.wardgate.access.presence.Spot;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.ZoneClass;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a tap point asks for. One that asks for less than its zone class must is no value of this type.
 *
 * @param level what the tag has to prove
 * @param staffToo at a drug point: staff and patient tap one after the other
 * @param passback null if nobody counts who is inside
 */
public record PointRules(
        Spot spot,
        ZoneClass zoneClass,
        PointType type,
        AuthLevel level,
        BandRule band,
        boolean staffToo,
        @Nullable Passback passback) {

    /**
     * Checks them against the zone class.
     *
     * @throws IllegalArgumentException with key, value and what is allowed
     */
    public PointRules {
        AuthLevel least = leastLevel(zoneClass);
        require(
                level.compareTo(least) >= 0,
                spot,
                "level",
                level,
                zoneClass + " zone: "
                        + Arrays.stream(AuthLevel.values())
                                .filter(one -> one.compareTo(least) >= 0)
                                .map(Enum::name)
                                .collect(Collectors.joining(", ")));
        require(
                zoneClass != ZoneClass.AMBER || type == PointType.DRUG_PICKUP || band == BandRule.HERE,
                spot,
                "band",
                band,
                "AMBER zone, where the band is the second factor: HERE");
        require(
                zoneClass != ZoneClass.RED || band != BandRule.TELL,
                spot,
                "band",
                band,
                "RED zone: NONE, NOT_ELSEWHERE, HERE");
        require(!staffToo || type == PointType.DRUG_PICKUP, spot, "staffToo", true, type + " point: false");
        require(passback == null || type == PointType.ACCESS, spot, "passback", "set", type + " point: none");
    }

    /** The least that a tag must prove in zones of a class. */
    public static AuthLevel leastLevel(ZoneClass zoneClass) {
        return switch (zoneClass) {
            case GREEN -> AuthLevel.UID;
            case AMBER -> AuthLevel.TOKEN;
            case RED -> AuthLevel.SUN;
        };
    }

    private static void require(boolean holds, Spot spot, String key, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "point " + spot.point() + ": " + key + " is " + value + "; allowed in a " + allowed);
        }
    }

    /** Whether a tap opens or begins something, for which a person needs a role; else it only shows who it is. */
    boolean asksForRole() {
        return type == PointType.ACCESS || type == PointType.SHIFT || type == PointType.DRUG_PICKUP;
    }
}
