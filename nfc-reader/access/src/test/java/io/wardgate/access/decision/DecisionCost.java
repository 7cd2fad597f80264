package io.wardgate.access.decision;

import static io.wardgate.access.policy.Platform.entry;
import static io.wardgate.access.policy.Platform.tag;

import io.wardgate.access.ManualClock;
import io.wardgate.access.policy.OrderBook;
import io.wardgate.access.policy.Platform;
import io.wardgate.access.policy.PolicyFixture;
import io.wardgate.access.policy.Standing;
import io.wardgate.access.presence.Passback;
import io.wardgate.access.presence.Position;
import io.wardgate.access.presence.Presence;
import io.wardgate.access.presence.Spot;
import io.wardgate.access.presence.Walking;
import io.wardgate.api.nfc.Inspection;
import io.wardgate.api.nfc.Inspection.Fault;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.BandLocator.Heard;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.api.tap.ZoneClass;
import io.wardgate.protocol.policy.PolicyDocument;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a decision costs at a red door with band and anti-passback, on a policy of 100,000 entries. Exits with 1 if the median of
 * the worst round is not below 50 µs.
 */
public final class DecisionCost {

    private static final int ENTRIES = 100_000;
    private static final int TAPS = 50_000;
    private static final int ROUNDS = 6;
    private static final double MOST_MICROS = 50;

    private DecisionCost() {}

    public static void main(String[] arguments) {
        ManualClock clock = new ManualClock();
        clock.stepWall(Ward.WEDNESDAY_10 - clock.wallMillis());
        PolicyFixture.heard(document(1_000), clock);
        long before = heapOctets();
        Standing standing = PolicyFixture.heard(document(ENTRIES), clock);
        System.out.printf(
                "policy of %,d entries: %.1f octets of heap each%n",
                ENTRIES, (heapOctets() - before) / (double) ENTRIES);
        DecisionDesk desk = new DecisionDesk(
                List.of(door("in", true), door("out", false)),
                new DecisionDesk.Sources(
                        () -> standing, () -> OrderBook.EMPTY, band -> new Heard("theatre", -60, clock.monoMillis())),
                Limits.USUAL,
                new Presence(Walking.USUAL, 5_000),
                clock);
        double worst = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double[] micros = round(desk, clock, new SplittableRandom(round));
            double median = micros[TAPS / 2];
            System.out.printf(
                    "round %d: decision median %.2f µs, p99 %.2f µs, p99.9 %.2f µs%n",
                    round, median, micros[TAPS / 100 * 99], micros[TAPS / 1_000 * 999]);
            // The first round warms up.
            worst = round == 0 ? 0 : Math.max(worst, median);
        }
        System.out.printf("worst median %.2f µs; allowed: %.0f µs%n", worst, MOST_MICROS);
        System.exit(worst < MOST_MICROS ? 0 : 1);
    }

    /** Each tap is of another person, half of them on their way out, one in ten of nobody. */
    private static double[] round(DecisionDesk desk, ManualClock clock, SplittableRandom random) {
        double[] micros = new double[TAPS];
        int granted = 0;
        for (int i = 0; i < TAPS; i++) {
            clock.passMillis(20);
            Inspection inspection = new Inspection(
                    tag(random.nextInt(ENTRIES * 10 / 9)), TagTechnology.NTAG_424, AuthLevel.SUN, 1, Fault.NONE, "");
            TapQuestion question = new TapQuestion(
                    random.nextBoolean() ? "in" : "out", new Presented.One(inspection), clock.monoMillis(), false);
            long from = System.nanoTime();
            TapAnswer answer = desk.decide(question);
            micros[i] = (System.nanoTime() - from) / 1_000.0;
            granted += answer.decision() == Decision.GRANT ? 1 : 0;
        }
        if (granted < TAPS / 2) {
            throw new IllegalStateException("only " + granted + " taps of " + TAPS + " were granted");
        }
        Arrays.sort(micros);
        return micros;
    }

    private static PolicyDocument.Builder document(int entries) {
        PolicyDocument.Builder document = Platform.document(1).setIssuedMillis(Ward.WEDNESDAY_10);
        for (int i = 0; i < entries; i++) {
            document.addPut(entry(tag(i), "s-%08d".formatted(i), 1, 2)
                    .setBand(0x0001_0000_0000_0000L | i)
                    .setHasKey(true));
        }
        return document;
    }

    private static PointRules door(String point, boolean entry) {
        return new PointRules(
                new Spot(point, "theatre", new Position(0, 0, 0)),
                ZoneClass.RED,
                PointType.ACCESS,
                AuthLevel.SUN,
                BandRule.HERE,
                false,
                new Passback("theatre", entry, Passback.Mode.HARD, 0));
    }

    private static long heapOctets() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
