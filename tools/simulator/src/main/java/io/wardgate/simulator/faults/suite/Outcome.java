package io.wardgate.simulator.faults.suite;

import io.wardgate.simulator.faults.Tally;
import org.jspecify.annotations.Nullable;

/**
 * What became of one test.
 *
 * @param skipped why it did not run; null if it ran
 * @param firstSeed the next rounds had the following numbers
 */
record Outcome(String test, @Nullable String skipped, long firstSeed, Tally tally, double seconds) {

    boolean missed() {
        return !tally.misses().isEmpty();
    }

    String verdict() {
        if (skipped != null) {
            return "SKIPPED: " + skipped;
        }
        return missed() ? "MISSED" : "held";
    }

    String seeds() {
        return tally.rounds() == 0 ? "–" : firstSeed + "…" + (firstSeed + tally.rounds() - 1);
    }
}
