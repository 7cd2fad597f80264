package io.wardgate.ble.hci;

import io.wardgate.ble.report.AdvertisingReports;

/** Events that matter (Bluetooth Core 5.4, Vol 4, Part E, 7.7). */
final class EventCode {

    static final int COMMAND_COMPLETE = 0x0E;
    static final int COMMAND_STATUS = 0x0F;
    static final int HARDWARE_ERROR = 0x10;
    static final int LE_META = AdvertisingReports.LE_META;

    static final int DISCONNECTION_COMPLETE = 0x05;
    static final int NUMBER_OF_COMPLETED_PACKETS = 0x13;

    /** Subevents of {@link #LE_META}. */
    static final int CONNECTION_COMPLETE = 0x01;

    static final int ENHANCED_CONNECTION_COMPLETE = 0x0A;

    private static final int DATA_BUFFER_OVERFLOW = 0x1A;
    private static final int VENDOR = 0xFF;

    private EventCode() {}

    /** Whether a controller may send such an event to us. */
    static boolean isKnown(int code) {
        return switch (code) {
            case COMMAND_COMPLETE,
                    COMMAND_STATUS,
                    HARDWARE_ERROR,
                    LE_META,
                    DISCONNECTION_COMPLETE,
                    NUMBER_OF_COMPLETED_PACKETS,
                    DATA_BUFFER_OVERFLOW,
                    VENDOR -> true;
            default -> false;
        };
    }
}
