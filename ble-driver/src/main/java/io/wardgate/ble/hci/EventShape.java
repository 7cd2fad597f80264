package io.wardgate.ble.hci;

import io.wardgate.ble.report.AdvertisingReports;

/**
 * Computes from the inside of an event how long its parameters must be. H4 has no check sum, so the agreement of this
 * with the declared length is what tells a true packet from octets that only look like one.
 */
final class EventShape {

    /** More octets are needed to tell. */
    static final int NOT_YET = -1;

    /** The inside does not tell, or contradicts itself. */
    static final int UNKNOWN = -2;

    private static final int STATUS_OCTETS = 4;
    private static final int DISCONNECTION_OCTETS = 4;
    private static final int CONNECTION_OCTETS = 19;
    private static final int ENHANCED_CONNECTION_OCTETS = 31;
    private static final int GREATEST_REPORTS = 25;

    private EventShape() {}

    /**
     * Length that the parameters must have.
     *
     * @param at index of the event code
     * @param end index after the last octet that is there, which may be beyond or before the event's end
     */
    static int expectedLength(byte[] buffer, int at, int end) {
        return switch (buffer[at] & 0xFF) {
            case EventCode.HARDWARE_ERROR -> 1;
            case EventCode.COMMAND_STATUS -> STATUS_OCTETS;
            case EventCode.DISCONNECTION_COMPLETE -> DISCONNECTION_OCTETS;
            case EventCode.NUMBER_OF_COMPLETED_PACKETS ->
                at + 2 < end ? 1 + STATUS_OCTETS * (buffer[at + 2] & 0xFF) : NOT_YET;
            case EventCode.LE_META -> meta(buffer, at + 2, end);
            default -> UNKNOWN;
        };
    }

    private static int meta(byte[] buffer, int from, int end) {
        if (from >= end) {
            return NOT_YET;
        }
        return switch (buffer[from] & 0xFF) {
            case EventCode.CONNECTION_COMPLETE -> CONNECTION_OCTETS;
            case EventCode.ENHANCED_CONNECTION_COMPLETE -> ENHANCED_CONNECTION_OCTETS;
            default -> reports(buffer, from, end);
        };
    }

    private static int reports(byte[] buffer, int from, int end) {
        if (from + 2 > end) {
            return NOT_YET;
        }
        int subevent = buffer[from] & 0xFF;
        boolean legacy = subevent == AdvertisingReports.LEGACY_SUBEVENT;
        int count = buffer[from + 1] & 0xFF;
        if ((!legacy && subevent != AdvertisingReports.EXTENDED_SUBEVENT) || count == 0 || count > GREATEST_REPORTS) {
            return UNKNOWN;
        }
        int next = from + 2;
        for (int i = 0; i < count; i++) {
            // The data length is the last fixed octet of an extended report, the last but one of a legacy report.
            int lengthAt = next
                    + (legacy
                            ? AdvertisingReports.LEGACY_FIXED_OCTETS - 2
                            : AdvertisingReports.EXTENDED_FIXED_OCTETS - 1);
            if (lengthAt >= end) {
                return NOT_YET;
            }
            next += (legacy ? AdvertisingReports.LEGACY_FIXED_OCTETS : AdvertisingReports.EXTENDED_FIXED_OCTETS)
                    + (buffer[lengthAt] & 0xFF);
            if (next - from > 0xFF) {
                return UNKNOWN;
            }
        }
        return next - from;
    }
}
