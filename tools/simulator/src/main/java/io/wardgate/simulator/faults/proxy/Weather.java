package io.wardgate.simulator.faults.proxy;

import java.util.SplittableRandom;

/**
 * What one connection goes through.
 *
 * @param latencyMillis each piece waits this long
 * @param jitterMillis and up to this much longer
 * @param octetsPerSecond at most, in each direction; 0 = no limit
 * @param sliceOctets the largest piece that is passed on at once
 * @param fate what happens to it in the end
 * @param direction which direction's octets are counted for that
 * @param atOctet how many of them pass before it happens
 */
public record Weather(
        int latencyMillis,
        int jitterMillis,
        int octetsPerSecond,
        int sliceOctets,
        Fate fate,
        Direction direction,
        long atOctet) {

    private static final int SLICE = 16 * 1024;
    private static final int PACKET = 1_460;
    private static final int[] RATES = {0, 0, 8_000, 64_000, 500_000};
    private static final int[] SLICES = {1, 7, 100, 1_460, SLICE};

    /** As seen from the client. */
    public enum Direction {
        UP,
        DOWN
    }

    /** The end of a connection. */
    public enum Fate {
        /** None: it lives as long as its ends want. */
        NONE,
        /** Both ends see a reset. */
        RESET,
        /** Both ends see an orderly close, in the middle of whatever was being said. */
        CLOSE,
        /** Nothing passes any more, in either direction, and nobody is told. */
        BLACK_HOLE,
        /** The counted direction ends in order; the other goes on. */
        HALF_CLOSE,
        /** The counted direction is silent from here on; the other goes on: answers get lost. */
        ONE_WAY
    }

    /** A link without faults. */
    public static Weather calm() {
        return new Weather(0, 0, 0, SLICE, Fate.NONE, Direction.UP, 0);
    }

    /** As calm, in pieces of one network packet, so that connections which share a line take turns. */
    public static Weather packets() {
        return new Weather(0, 0, 0, PACKET, Fate.NONE, Direction.UP, 0);
    }

    /** Any weather; the same numbers give the same. */
    public static Weather draw(SplittableRandom random) {
        return new Weather(
                random.nextInt(2) == 0 ? 0 : random.nextInt(1, 40),
                random.nextInt(2) == 0 ? 0 : random.nextInt(1, 100),
                RATES[random.nextInt(RATES.length)],
                SLICES[random.nextInt(SLICES.length)],
                Fate.values()[random.nextInt(Fate.values().length)],
                Direction.values()[random.nextInt(2)],
                // Small numbers often: the first octets of a connection are its most delicate ones.
                random.nextLong(1, 1L << random.nextInt(2, 17)));
    }
}
