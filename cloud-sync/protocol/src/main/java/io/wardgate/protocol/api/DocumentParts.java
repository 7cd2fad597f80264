package io.wardgate.protocol.api;

/** How a document that is larger than a command travels: as commands of one kind, one a part (docs/commands.md). */
public final class DocumentParts {

    /** Argument: SHA-256 of the whole document, 64 hexadecimal digits. */
    public static final String DOCUMENT = "document";

    /** Argument: which part the payload is, from 1. */
    public static final String PART = "part";

    /** Argument: in how many parts the document travels. */
    public static final String PARTS = "parts";

    /** Most parts of a document. */
    public static final int MAX_PARTS = 128;

    /** Largest document, in octets. */
    public static final int MAX_OCTETS = 24 << 20;

    /** Octets of a part: fits into a command. */
    public static final int PART_OCTETS = 192 << 10;

    /** With these words ends the refusal of a part whose predecessors are not there: the sender begins with the first. */
    public static final String BEGIN_ANEW = "begin with part 1";

    private DocumentParts() {}
}
