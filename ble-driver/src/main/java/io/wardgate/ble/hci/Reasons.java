package io.wardgate.ble.hci;

/** Why a connection was not made or ended, for people (Bluetooth Core 5.4, Vol 1, Part F, 2). */
final class Reasons {

    private Reasons() {}

    static String ofConnecting(String device, int status) {
        return "no connection with " + device + ": " + name(status);
    }

    static String ofEnd(String device, int reason) {
        return "the connection with " + device + " ended: " + name(reason);
    }

    private static String name(int code) {
        String name = switch (code) {
            case 0x02 -> "given up";
            case 0x05, 0x06 -> "it wants to be paired, and this gateway does not pair";
            case 0x08 -> "it is not heard any more";
            case 0x09 -> "the radio holds no more connections";
            case 0x13, 0x14, 0x15 -> "the device ended it";
            case 0x16 -> "we ended it";
            case 0x3D -> "damaged on the air";
            case 0x3E -> "the device did not come";
            default -> "no reason that has a name";
        };
        return String.format("%s (0x%02X)", name, code);
    }
}
