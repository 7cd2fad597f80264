package io.wardgate.nfc.frame;

/** Frames without contents (UM0701-02, 6.2.1.3 to 6.2.1.5). */
public enum Signal implements Frame {
    /** The other side has the frame; from the host while a command runs: stop it. */
    ACK(0x00, 0x00, 0xFF, 0x00, 0xFF, 0x00),

    /** The last answer came damaged: say it again. */
    NACK(0x00, 0x00, 0xFF, 0xFF, 0x00, 0x00),

    /** The chip does not know the command, or not with these parameters. */
    SYNTAX_ERROR(0x00, 0x00, 0xFF, 0x01, 0xFF, 0x7F, 0x81, 0x00);

    private final byte[] octets;

    Signal(int... octets) {
        this.octets = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            this.octets[i] = (byte) octets[i];
        }
    }

    @Override
    public byte[] octets() {
        return octets.clone();
    }
}
