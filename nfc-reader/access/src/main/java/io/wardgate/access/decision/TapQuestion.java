package io.wardgate.access.decision;

/**
 * A tap to be decided.
 *
 * @param point id from the configuration
 * @param monoMillis when the tag was seen, in gateway monotonic ms
 * @param offline whether the platform cannot be reached; told, never a reason
 */
public record TapQuestion(String point, Presented presented, long monoMillis, boolean offline) {}
