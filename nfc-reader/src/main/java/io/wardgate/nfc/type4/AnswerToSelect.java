package io.wardgate.nfc.type4;

import io.wardgate.api.nfc.TagException;

/**
 * What a card says of its frames when it is selected (ISO/IEC 14443-4, 5.2).
 *
 * @param mostOctets in a frame to the card (FSC), its first octet and its checksum included
 */
record AnswerToSelect(int mostOctets) {

    /** First octet, perhaps a card's number, checksum. */
    private static final int FRAME_OCTETS = 4;

    private static final int[] SIZES = {16, 24, 32, 40, 48, 64, 96, 128, 256};
    /** Of a card that says nothing of it. */
    private static final int USUAL = 2;

    /**
     * Reads it.
     *
     * @param ats without its length; empty if the reader does not tell it
     */
    static AnswerToSelect read(byte[] ats) throws TagException {
        int code = ats.length == 0 ? USUAL : ats[0] & 0x0F;
        int more = ats.length == 0 ? 0 : Integer.bitCount(ats[0] & 0x70);
        if (ats.length > 0 && ats.length < 1 + more) {
            throw new TagException("an answer to select of " + ats.length + " octets; it says that it has " + (1 + more)
                    + " at least");
        }
        // Codes above 8 are for sizes to come, and mean 256 until then
        return new AnswerToSelect(SIZES[Math.min(code, SIZES.length - 1)]);
    }

    /** Octets of a command that fit one frame: then no reader has to chain. */
    int mostInACommand() {
        return mostOctets - FRAME_OCTETS;
    }
}
