package io.wardgate.receiver.ingest;

/** What became of an arrival; final once its transaction is on the disk. */
public enum Verdict {
    /** New, and now in the database. */
    STORED,
    /** Its id was there already with the same octets. */
    REPEATED,
    /** Its id was there already with other octets; quarantined. */
    CONFLICT,
    /** Cannot be read, but its id can; quarantined. */
    DAMAGED,
    /** No envelope at all; quarantined. */
    RUBBISH,
    /** Names another gateway than its topic; quarantined. */
    FOREIGN,
    /** Came on a topic of no gateway; quarantined. */
    MISROUTED;

    /** The gateway may delete it, because the database has it. */
    public boolean isCommitted() {
        return this == STORED || this == REPEATED;
    }

    /** The gateway is told to give it up. Not for FOREIGN: its id is another gateway's. */
    public boolean isRefusedInAnswer() {
        return this == CONFLICT || this == DAMAGED;
    }
}
