package io.wardgate.nfc.number;

/** How a reader ends its lines. */
public enum Terminator {
    /** CR, LF or both: for readers that nobody looked up. */
    ANY,
    CR,
    LF,
    CRLF,
    /** Between STX and ETX; what is outside is no line. */
    STX_ETX;

    private static final byte CR_OCTET = 0x0D;
    private static final byte LF_OCTET = 0x0A;
    private static final byte STX_OCTET = 0x02;
    private static final byte ETX_OCTET = 0x03;

    boolean hasBeginning() {
        return this == STX_ETX;
    }

    boolean begins(byte octet) {
        return this == STX_ETX && octet == STX_OCTET;
    }

    boolean ends(byte octet) {
        return switch (this) {
            case ANY -> octet == CR_OCTET || octet == LF_OCTET;
            case CR -> octet == CR_OCTET;
            case LF, CRLF -> octet == LF_OCTET;
            case STX_ETX -> octet == ETX_OCTET;
        };
    }

    /** Belongs to the end, not to the line: the CR of CR LF, and whatever of the two comes in other places. */
    boolean isBesideTheEnd(byte octet) {
        return octet == CR_OCTET || octet == LF_OCTET;
    }
}
