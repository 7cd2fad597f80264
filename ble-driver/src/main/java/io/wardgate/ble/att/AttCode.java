package io.wardgate.ble.att;

/** Opcodes and errors of the attribute protocol (Bluetooth Core 5.4, Vol 3, Part F, 3.4). */
final class AttCode {

    static final int ERROR_RESPONSE = 0x01;
    static final int MTU_REQUEST = 0x02;
    static final int MTU_RESPONSE = 0x03;
    static final int FIND_INFORMATION_REQUEST = 0x04;
    static final int FIND_INFORMATION_RESPONSE = 0x05;
    static final int READ_BY_TYPE_REQUEST = 0x08;
    static final int READ_BY_TYPE_RESPONSE = 0x09;
    static final int READ_REQUEST = 0x0A;
    static final int READ_RESPONSE = 0x0B;
    static final int READ_BLOB_REQUEST = 0x0C;
    static final int READ_BLOB_RESPONSE = 0x0D;
    static final int READ_BY_GROUP_TYPE_REQUEST = 0x10;
    static final int READ_BY_GROUP_TYPE_RESPONSE = 0x11;
    static final int WRITE_REQUEST = 0x12;
    static final int WRITE_RESPONSE = 0x13;
    static final int NOTIFICATION = 0x1B;
    static final int INDICATION = 0x1D;
    static final int CONFIRMATION = 0x1E;
    static final int WRITE_COMMAND = 0x52;

    /** An opcode with this bit wants no answer. */
    static final int COMMAND_BIT = 0x40;

    static final int REQUEST_NOT_SUPPORTED = 0x06;
    static final int INVALID_OFFSET = 0x07;
    static final int ATTRIBUTE_NOT_FOUND = 0x0A;
    static final int ATTRIBUTE_NOT_LONG = 0x0B;

    private AttCode() {}

    /** What an error means, for people. */
    static String error(int code) {
        String name = switch (code) {
            case 0x01 -> "invalid handle";
            case 0x02 -> "not readable";
            case 0x03 -> "not writable";
            case 0x05, 0x08, 0x0C, 0x0F -> "only for paired devices, and this gateway does not pair";
            case REQUEST_NOT_SUPPORTED -> "not supported";
            case INVALID_OFFSET -> "invalid offset";
            case ATTRIBUTE_NOT_FOUND -> "not found";
            case 0x0D -> "invalid length";
            case 0x11 -> "out of resources";
            case 0x13 -> "value not allowed";
            case 0x80 -> "refused by the device";
            case 0xFD -> "notifications not set up as they should be";
            case 0xFE -> "busy with the same already";
            case 0xFF -> "out of range";
            default -> "no reason that has a name";
        };
        return String.format("%s (error 0x%02X)", name, code);
    }
}
