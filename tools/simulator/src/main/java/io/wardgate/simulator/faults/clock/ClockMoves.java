package io.wardgate.simulator.faults.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * What the wall clock of one round does until it is right for good.
 *
 * @param kind of the round
 * @param moves in order; the first is how the gateway finds its clock
 */
record ClockMoves(Kind kind, List<Move> moves) {

    private static final int SHORTEST_MILLIS = 1_000;
    private static final int LONGEST_MILLIS = 3_000;

    /** What happens, in turns, so that five rounds in a row do all. */
    enum Kind {
        /** The gateway starts in 1970, where it is killed and started again. */
        BOOT_IN_1970,
        /** The clock is right and then ahead. */
        AHEAD,
        /** The clock is right and then behind. */
        BEHIND,
        /** chronyd says from the start that it follows nobody, and the clock jumps about. */
        NOT_KEPT,
        /** Any jump after any other. */
        ANYHOW;

        /** Whether the gateway always knows that its clock is wrong, so that each reading must be timed right in the end. */
        boolean alwaysDoubted() {
            return this == BOOT_IN_1970 || this == NOT_KEPT;
        }
    }

    /**
     * One jump.
     *
     * @param offsetMillis of the wall clock from the right time
     * @param millis how long it stays so
     * @param killed whether the gateway is killed with -9 afterwards and started again with the same wrong clock
     */
    record Move(long offsetMillis, int millis, boolean killed) {}

    static ClockMoves draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Kind kind = Kind.values()[Math.floorMod(seed, Kind.values().length)];
        List<Long> offsets = switch (kind) {
            case BOOT_IN_1970 -> List.of(in1970(random), in1970(random));
            case AHEAD -> List.of(0L, distance(random), distance(random));
            case BEHIND -> List.of(0L, -distance(random), -distance(random));
            case NOT_KEPT -> List.of(anywhere(random), anywhere(random), anywhere(random));
            case ANYHOW -> List.of(0L, anywhere(random), anywhere(random), anywhere(random));
        };
        int killedAt = kind == Kind.BOOT_IN_1970 ? 0 : random.nextInt(offsets.size() + 1);
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < offsets.size(); i++) {
            moves.add(new Move(offsets.get(i), random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS), i == killedAt));
        }
        return new ClockMoves(kind, moves);
    }

    private static long anywhere(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> in1970(random);
            case 1 -> -distance(random);
            default -> distance(random);
        };
    }

    /** Seconds, hours or years. */
    private static long distance(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> TimeUnit.SECONDS.toMillis(random.nextInt(10, 61));
            case 1 -> TimeUnit.HOURS.toMillis(random.nextInt(1, 49));
            default -> TimeUnit.DAYS.toMillis(random.nextInt(365, 3_650));
        };
    }

    /** Some minutes after the epoch, as a machine without a battery finds itself. */
    private static long in1970(SplittableRandom random) {
        return TimeUnit.SECONDS.toMillis(
                random.nextInt(600) - TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis()));
    }
}
