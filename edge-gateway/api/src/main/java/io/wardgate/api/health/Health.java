package io.wardgate.api.health;

import java.util.Map;

/**
 * State of one component.
 *
 * @param state traffic light
 * @param summary one sentence: what is wrong and what is being done about it, or what goes well
 * @param figures named numbers, in a fixed order; names carry units
 */
public record Health(State state, String summary, Map<String, Long> figures) {

    /** Traffic light. Numbers are part of the wire. */
    public enum State {
        OK,
        /** Works with limits, or is recovering by itself. */
        DEGRADED,
        /** Does not do its work. */
        FAILED
    }
}
