package io.wardgate.ble.att;

import org.jspecify.annotations.Nullable;

/**
 * Answers what a device may ask beside its attributes: other times of meeting, which it gets if they are allowed
 * (L2CAP signalling, Bluetooth Core 5.4, Vol 3, Part A, 4), and pairing, which we do not do (Security Manager, Part H, 3.5.5).
 */
final class LinkCourtesy {

    private static final int COMMAND_REJECT = 0x01;
    private static final int PARAMETER_REQUEST = 0x12;
    private static final int PARAMETER_RESPONSE = 0x13;
    private static final int PARAMETER_REQUEST_OCTETS = 12;
    private static final int HEADER_OCTETS = 4;

    private static final int PAIRING_FAILED = 0x05;
    private static final int PAIRING_NOT_SUPPORTED = 0x05;

    private LinkCourtesy() {}

    /** The answer to a signalling frame; null if it needs none. */
    static @Nullable L2capFrame answerSignal(byte[] signal, LinkOutlet outlet) {
        if (signal.length < HEADER_OCTETS) {
            return null;
        }
        int code = signal[0] & 0xFF;
        byte identifier = signal[1];
        if (code == PARAMETER_REQUEST && signal.length >= PARAMETER_REQUEST_OCTETS) {
            LinkTiming wanted = new LinkTiming(
                    LittleEndian.get16(signal, 4),
                    LittleEndian.get16(signal, 6),
                    LittleEndian.get16(signal, 8),
                    LittleEndian.get16(signal, 10));
            boolean allowed = wanted.isAllowed();
            if (allowed) {
                outlet.update(wanted);
            }
            byte result = (byte) (allowed ? 0 : 1);
            return signalling((byte) PARAMETER_RESPONSE, identifier, (byte) 2, (byte) 0, result, (byte) 0);
        }
        // Answers are not answered.
        boolean asks = code != COMMAND_REJECT && code != PARAMETER_RESPONSE;
        return asks ? signalling((byte) COMMAND_REJECT, identifier, (byte) 2, (byte) 0, (byte) 0, (byte) 0) : null;
    }

    /** Any word of the security manager but a failure: no. */
    static @Nullable L2capFrame answerSecurity(byte[] pdu) {
        return pdu.length == 0 || pdu[0] == PAIRING_FAILED
                ? null
                : new L2capFrame(L2capFrame.SECURITY, new byte[] {PAIRING_FAILED, PAIRING_NOT_SUPPORTED});
    }

    private static L2capFrame signalling(byte... octets) {
        return new L2capFrame(L2capFrame.SIGNALLING, octets);
    }
}
