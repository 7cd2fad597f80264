package io.wardgate.simulator.faults.store;

/**
 * What a child mostly does with its store, in percent of its steps; the rest is reading.
 *
 * @see StoreChild
 */
public enum Phase {
    /** Everything by turns, restarts included. */
    MIXED(60, 21, 8, 1, 60, 8),
    /** Small batches, hardly any settled. */
    APPEND(95, 2, 0, 0, 20, 8),
    /** What waits is settled about as fast as it comes. */
    DRAIN(45, 45, 0, 0, 40, 8),
    /** Large batches, so that files roll and settled ones are deleted. */
    ROLL(80, 15, 0, 0, 4_000, 8),
    /** What waits is replaced by fewer, larger batches. */
    RESEAL(55, 5, 38, 0, 40, 8),
    /** Each batch waits for the one before. */
    ONE_BY_ONE(100, 0, 0, 0, 20, 1);

    final int append;
    final int settle;
    final int replace;
    final int restart;
    final int mostReadings;
    final int inFlight;

    Phase(int append, int settle, int replace, int restart, int mostReadings, int inFlight) {
        this.append = append;
        this.settle = settle;
        this.replace = replace;
        this.restart = restart;
        this.mostReadings = mostReadings;
        this.inFlight = inFlight;
    }
}
