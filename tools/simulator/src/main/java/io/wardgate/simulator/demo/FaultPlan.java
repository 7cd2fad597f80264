package io.wardgate.simulator.demo;

import java.time.Duration;
import java.util.List;

/** What is broken when: two kills of each side and one long cut, spread over the run. */
public record FaultPlan(List<Step> steps) {

    /** How long the link stays cut. */
    private static final double CUT_SECONDS = 30;

    public enum Fault {
        KILL_GATEWAY,
        KILL_RECEIVER,
        CUT_LINK,
        RESTORE_LINK
    }

    public record Step(double atSeconds, Fault fault) {}

    public static FaultPlan none() {
        return new FaultPlan(List.of());
    }

    /**
     * Faults for a run of this length.
     *
     * @throws IllegalArgumentException if the run is too short for the cut and a calm end
     */
    public static FaultPlan over(Duration length) {
        double seconds = length.toMillis() / 1000.0;
        if (seconds < 3 * CUT_SECONDS) {
            throw new IllegalArgumentException(
                    "--faults needs --for of at least 90s; it is " + length.toSeconds() + "s");
        }
        double cutAt = 0.4 * seconds;
        return new FaultPlan(List.of(
                new Step(0.15 * seconds, Fault.KILL_GATEWAY),
                new Step(0.28 * seconds, Fault.KILL_RECEIVER),
                new Step(cutAt, Fault.CUT_LINK),
                new Step(cutAt + CUT_SECONDS / 2, Fault.KILL_GATEWAY),
                new Step(cutAt + CUT_SECONDS, Fault.RESTORE_LINK),
                new Step(Math.max(0.8 * seconds, cutAt + CUT_SECONDS + 5), Fault.KILL_RECEIVER)));
    }
}
