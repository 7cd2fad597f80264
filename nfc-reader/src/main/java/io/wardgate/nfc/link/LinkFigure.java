package io.wardgate.nfc.link;

/** What may go wrong between host and chip, and the steps that are taken about it. Each is counted. */
public enum LinkFigure {
    /** No ACK came for a command. */
    MISSING_ACKS("missingAcks"),
    /** An answer came whose ACK had not. */
    LOST_ACKS("lostAcks"),
    /** Octets that are no sound frame. */
    DAMAGED("damaged"),
    /** An answer to something else. */
    STRAY_ANSWERS("strayAnswers"),
    /** Answers that were asked for again. */
    NACKS("nacks"),
    /** Commands that were stopped. */
    ABORTS("aborts"),
    /** Commands that were sent again. */
    RESENDS("resends"),
    /** Commands that were given up. */
    UNANSWERED("unanswered"),
    /** Commands that the chip does not take. */
    REFUSED("refused"),
    /** Recovery: woken and initialised anew. */
    WAKES("wakes"),
    /** Recovery: the port closed and opened. */
    REOPENS("reopens"),
    /** Recovery: RSTPD_N pulled low. */
    RESETS("resets"),
    /** Recovery in vain. */
    DOWNS("downs");

    private final String figure;

    LinkFigure(String figure) {
        this.figure = figure;
    }

    /** Its name in statistics. */
    public String figure() {
        return figure;
    }
}
