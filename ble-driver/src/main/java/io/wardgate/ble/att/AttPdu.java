package io.wardgate.ble.att;

/** Puts protocol data units of the attribute protocol together: an opcode, numbers of two octets, a value. */
final class AttPdu {

    static final int WRITE_HEADER_OCTETS = 3;

    private AttPdu() {}

    static byte[] of(int opcode, int... numbers) {
        byte[] pdu = new byte[1 + 2 * numbers.length];
        pdu[0] = (byte) opcode;
        for (int i = 0; i < numbers.length; i++) {
            LittleEndian.put16(pdu, 1 + 2 * i, numbers[i]);
        }
        return pdu;
    }

    static byte[] withValue(int opcode, int handle, byte[] value) {
        byte[] pdu = new byte[WRITE_HEADER_OCTETS + value.length];
        pdu[0] = (byte) opcode;
        LittleEndian.put16(pdu, 1, handle);
        System.arraycopy(value, 0, pdu, WRITE_HEADER_OCTETS, value.length);
        return pdu;
    }
}
