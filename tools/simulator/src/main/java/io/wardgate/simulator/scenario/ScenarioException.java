package io.wardgate.simulator.scenario;

import java.util.List;

/** A scenario that cannot be played; the message names every key, its value and what is allowed. */
public final class ScenarioException extends Exception {

    private static final long serialVersionUID = 1;

    ScenarioException(String source, List<String> faults) {
        super(source + ": " + String.join("; ", faults));
    }
}
