package io.wardgate.simulator.hci;

import io.wardgate.simulator.air.Advertisement;
import io.wardgate.simulator.air.Report;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Writes advertising report events with their H4 packet type (Bluetooth Core 5.4, Vol 4, Part E).
 *
 * <pre>
 *  legacy (7.7.65.2)    04 3e length 02 reports, per report:
 *                       event type 1 | address type 1 | address 6 | length 1 | data | rssi 1
 *  extended (7.7.65.13) 04 3e length 0d reports, per report:
 *                       event type 2 | address type 1 | address 6 | primary phy 1 | secondary phy 1 | sid 1
 *                       | tx power 1 | rssi 1 | interval 2 | direct address type 1 | direct address 6 | length 1 | data
 * </pre>
 */
public final class ReportEvents {

    /** Octets before the first report: packet type, event, length, subevent, number of reports. */
    private static final int HEAD_OCTETS = 5;

    private static final int MOST_PARAMETER_OCTETS = 255;
    private static final int LEGACY_FIXED_OCTETS = 10;
    private static final int EXTENDED_FIXED_OCTETS = 24;

    private static final byte ADV_NONCONN_IND = 0x03;
    private static final short LEGACY_NONCONN_IN_EXTENDED = 0x0010;
    private static final byte RANDOM_ADDRESS = 0x01;
    private static final byte PHY_1M = 0x01;
    private static final byte NO_SID = (byte) 0xFF;
    private static final byte TX_POWER_UNKNOWN = 0x7F;

    private ReportEvents() {}

    /** How many of the first reports fit one event: at least one. */
    static int fitting(List<Report> reports, boolean extended) {
        int octets = 2;
        int count = 0;
        for (Report report : reports) {
            octets += (extended ? EXTENDED_FIXED_OCTETS : LEGACY_FIXED_OCTETS)
                    + report.advertisement().data().length;
            if (octets > MOST_PARAMETER_OCTETS) {
                break;
            }
            count++;
        }
        return Math.max(1, count);
    }

    /** One event; the reports must fit. */
    public static byte[] legacy(List<Report> reports) {
        ByteBuffer event = open(0x02, reports, LEGACY_FIXED_OCTETS);
        for (Report report : reports) {
            byte[] data = report.advertisement().data();
            event.put(ADV_NONCONN_IND).put(RANDOM_ADDRESS);
            putAddress(event, report.advertisement());
            event.put((byte) data.length).put(data).put((byte) report.rssiDbm());
        }
        return event.array();
    }

    static byte[] extended(List<Report> reports) {
        ByteBuffer event = open(0x0D, reports, EXTENDED_FIXED_OCTETS);
        for (Report report : reports) {
            Advertisement advertisement = report.advertisement();
            event.putShort(advertisement.extended() ? 0 : LEGACY_NONCONN_IN_EXTENDED)
                    .put(RANDOM_ADDRESS);
            putAddress(event, advertisement);
            event.put(PHY_1M)
                    .put(advertisement.extended() ? PHY_1M : 0)
                    .put(advertisement.extended() ? 0 : NO_SID)
                    .put(TX_POWER_UNKNOWN)
                    .put((byte) report.rssiDbm())
                    .putShort((short) 0)
                    .put(new byte[7])
                    .put((byte) advertisement.data().length)
                    .put(advertisement.data());
        }
        return event.array();
    }

    private static ByteBuffer open(int subevent, List<Report> reports, int fixedOctets) {
        int octets = HEAD_OCTETS;
        for (Report report : reports) {
            octets += fixedOctets + report.advertisement().data().length;
        }
        return ByteBuffer.allocate(octets)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x04)
                .put((byte) 0x3E)
                .put((byte) (octets - 3))
                .put((byte) subevent)
                .put((byte) reports.size());
    }

    private static void putAddress(ByteBuffer event, Advertisement advertisement) {
        for (int octet = 0; octet < 6; octet++) {
            event.put((byte) (advertisement.address() >>> 8 * octet));
        }
    }
}
