package io.wardgate.core;

import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.DoorState;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.TagRef;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.api.tap.Tap;
import io.wardgate.api.tap.TapId;
import io.wardgate.api.tap.ZoneClass;

/** Taps to tell. */
public final class Taps {

    private Taps() {}

    /** Somebody is let through a door: routine. */
    public static Tap granted(long number) {
        return tap(number, Decision.GRANT, Reason.OK, "door-1");
    }

    /** Somebody is refused at a door: urgent. */
    public static Tap denied(long number) {
        return tap(number, Decision.DENY, Reason.REPLAY, "door-1");
    }

    public static Tap tap(long number, Decision decision, Reason reason, String id) {
        return new Tap(
                new TapId(7, number),
                id,
                new Tap.Place(id, id, ZoneClass.RED, PointType.ACCESS, id),
                1_000 + number,
                new Tap.Proof(new TagRef(1, -1, -number), TagTechnology.NTAG_424, AuthLevel.SUN, Long.MAX_VALUE),
                id + id,
                decision,
                reason,
                new Tap.PolicyState(-1, Long.MAX_VALUE, true),
                Tap.BandEvidence.NOT_REQUIRED,
                DoorState.CLOSED,
                1,
                id + id,
                new Tap.Latency(-1, -1, Long.MAX_VALUE));
    }
}
