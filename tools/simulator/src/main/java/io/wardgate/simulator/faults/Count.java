package io.wardgate.simulator.faults;

/** What a fault test counts; the columns of the loss table. */
public enum Count {
    /** Batches that the product acknowledged: its promise holds for each. */
    ACKNOWLEDGED,
    /** Of these, those that the receiver had acknowledged or refused, so that they may be gone. */
    SETTLED,
    /** Of these, those whose loss the product declared. */
    DECLARED,
    /** Handed out or stored more than once. */
    DUPLICATED,
    /** Acknowledged and neither there, nor settled, nor declared. */
    LOST
}
