package io.wardgate.access.decision;

import static io.wardgate.access.policy.Platform.document;
import static io.wardgate.access.policy.Platform.entry;
import static io.wardgate.access.policy.Platform.tag;

import io.wardgate.access.ManualClock;
import io.wardgate.access.policy.OrderBook;
import io.wardgate.access.policy.Platform;
import io.wardgate.access.policy.PolicyException;
import io.wardgate.access.policy.PolicyFixture;
import io.wardgate.access.policy.Standing;
import io.wardgate.access.presence.Passback;
import io.wardgate.access.presence.Passback.Mode;
import io.wardgate.access.presence.Position;
import io.wardgate.access.presence.Presence;
import io.wardgate.access.presence.Spot;
import io.wardgate.access.presence.Walking;
import io.wardgate.api.nfc.Inspection;
import io.wardgate.api.nfc.Inspection.Fault;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.BandLocator.Heard;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.TagRef;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.api.tap.ZoneClass;
import io.wardgate.protocol.policy.Entry.Kind;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A floor with a point of each kind, people of each kind, and a clock that stands on a Wednesday at 10 in Berlin. */
final class Ward {

    static final long WEDNESDAY_10 =
            OffsetDateTime.parse("2026-11-25T10:00:00+01:00").toInstant().toEpochMilli();
    static final long DAY = 86_400_000;
    static final TagRef NURSE = tag(1);
    static final TagRef SURGEON = tag(2);
    static final TagRef PATIENT = tag(3);
    static final TagRef REVOKED = tag(4);
    static final TagRef FORMER = tag(5);
    static final TagRef CHIEF = tag(6);
    static final TagRef VISITOR = tag(7);
    static final TagRef STRANGER = tag(99);
    static final long NURSES_BAND = 0x0001_0000_0000_00A1L;
    static final long SURGEONS_BAND = 0x0001_0000_0000_00A2L;

    final ManualClock clock = new ManualClock();
    final Map<Long, Heard> bands = new HashMap<>();
    final Presence presence =
            new Presence(new Walking(2.5, List.of(new Walking.ZonePair("ward", "theatre", 60))), 5_000);
    Standing standing;
    OrderBook orders = OrderBook.EMPTY;
    boolean broken;
    final DecisionDesk desk;

    Ward() {
        clock.stepWall(WEDNESDAY_10 - clock.wallMillis());
        standing = PolicyFixture.heard(
                document(7)
                        .setIssuedMillis(WEDNESDAY_10)
                        .addPut(entry(NURSE, "nurse", 1).setBand(NURSES_BAND))
                        .addPut(entry(SURGEON, "surgeon", 1, 2)
                                .setBand(SURGEONS_BAND)
                                .setHasKey(true))
                        .addPut(entry(PATIENT, "patient").setKind(Kind.PATIENT))
                        .addPut(entry(REVOKED, "revoked", 1).setRevoked(true))
                        .addPut(entry(FORMER, "former", 1).setValidUntilMillis(WEDNESDAY_10))
                        .addPut(entry(CHIEF, "chief", 2).setBreakGlass(true))
                        .addPut(entry(VISITOR, "visitor").setKind(Kind.VISITOR)),
                clock);
        desk = new DecisionDesk(
                points(),
                new DecisionDesk.Sources(() -> standing, this::orders, bands::get),
                Limits.USUAL,
                presence,
                clock);
    }

    private OrderBook orders() {
        if (broken) {
            throw new IllegalStateException("broken by the test");
        }
        return orders;
    }

    private static List<PointRules> points() {
        return List.of(
                green("entrance", PointType.ACCESS),
                green("bedside", PointType.PATIENT_ID),
                green("desk", PointType.REGISTRATION),
                green("sign", PointType.GUIDANCE),
                new PointRules(
                        new Spot("kitchen", "ward", new Position(100, 0, 0)),
                        ZoneClass.GREEN,
                        PointType.ACCESS,
                        AuthLevel.UID,
                        BandRule.TELL,
                        false,
                        null),
                door("hard", new Passback("lab", true, Mode.HARD, 0)),
                door("soft", new Passback("lab", true, Mode.SOFT, 0)),
                door("timed", new Passback("lab", true, Mode.TIMED, 600_000)),
                door("out", new Passback("lab", false, Mode.HARD, 0)),
                new PointRules(
                        new Spot("shift", "ward", null),
                        ZoneClass.AMBER,
                        PointType.SHIFT,
                        AuthLevel.TOKEN,
                        BandRule.HERE,
                        false,
                        null),
                drugs("drugs", false),
                drugs("drugs-two", true),
                new PointRules(
                        new Spot("theatre-1", "theatre", null),
                        ZoneClass.RED,
                        PointType.ACCESS,
                        AuthLevel.SUN,
                        BandRule.NOT_ELSEWHERE,
                        false,
                        null));
    }

    private static PointRules green(String point, PointType type) {
        return new PointRules(
                new Spot(point, "ward", new Position(0, 0, 0)),
                ZoneClass.GREEN,
                type,
                AuthLevel.UID,
                BandRule.NONE,
                false,
                null);
    }

    private static PointRules door(String point, Passback passback) {
        return new PointRules(
                new Spot(point, "lab", null),
                ZoneClass.GREEN,
                PointType.ACCESS,
                AuthLevel.UID,
                BandRule.NONE,
                false,
                passback);
    }

    private static PointRules drugs(String point, boolean staffToo) {
        return new PointRules(
                new Spot(point, "store", null),
                ZoneClass.AMBER,
                PointType.DRUG_PICKUP,
                AuthLevel.TOKEN,
                BandRule.NONE,
                staffToo,
                null);
    }

    /** An order for the patient at both drug points, from now for an hour. */
    void ordered(Platform platform) throws PolicyException {
        orders = PolicyFixture.orders(platform, "order-1", "patient", WEDNESDAY_10, WEDNESDAY_10 + 3_600_000);
    }

    void hear(long band, String zone) {
        bands.put(band, new Heard(zone, -61, clock.monoMillis()));
    }

    TapAnswer tap(String point, TagRef tag, AuthLevel level) {
        return tap(point, new Inspection(tag, TagTechnology.UNKNOWN, level, -1, Fault.NONE, ""));
    }

    TapAnswer tap(String point, Inspection inspection) {
        return desk.decide(new TapQuestion(point, new Presented.One(inspection), clock.monoMillis(), false));
    }

    TapAnswer several(String point) {
        return desk.decide(new TapQuestion(point, new Presented.Several(), clock.monoMillis(), false));
    }

    static Inspection faulty(@Nullable TagRef tag, Fault fault) {
        return new Inspection(tag, TagTechnology.NTAG_424, AuthLevel.UID, -1, fault, "");
    }
}
