package io.wardgate.access.policy;

/** A policy and up to when it stands, swapped as one. */
public record Standing(Policy policy, Freshness freshness) {

    /** Nothing came yet. */
    public static final Standing NONE = new Standing(Policy.NONE, new Freshness(0, false, 0));
}
