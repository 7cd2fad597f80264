package io.wardgate.simulator.nfc;

/** What happens to one command on the line. */
public enum LineFault {
    NONE,
    /** The chip does not hear it. */
    DROP_COMMAND,
    DROP_ACK,
    DROP_ANSWER,
    /** The checksum of the answer is wrong. */
    BAD_CHECKSUM,
    /** The answer comes octet by octet. */
    SPLIT
}
