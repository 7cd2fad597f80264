package io.wardgate.access.policy;

/** What the roles of a person say to a zone at a moment. */
public enum Passage {
    OPEN,
    WRONG_ZONE,
    WRONG_TIME
}
