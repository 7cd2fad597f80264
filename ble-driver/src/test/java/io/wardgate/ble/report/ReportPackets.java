package io.wardgate.ble.report;

import io.wardgate.ble.source.Heard;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The two ways in which a controller reports, as H4 packets. */
public enum ReportPackets {
    LEGACY(31) {
        @Override
        public byte[] of(Heard... reports) {
            return HciEvents.legacy(reports);
        }

        @Override
        public byte[] malformed() {
            byte[] packet = of(Heard.of(9));
            packet[6] = 9; // a kind of address that does not exist
            return packet;
        }
    },
    EXTENDED(1_650) {
        @Override
        public byte[] of(Heard... reports) {
            return reports.length == 1 ? inPieces(reports[0]) : HciEvents.extended(0, reports);
        }

        @Override
        public byte[] malformed() {
            byte[] packet = of(Heard.of(9));
            packet[7] = 9; // a kind of address that does not exist
            return packet;
        }
    };

    private static final int PIECE = 229;

    private final int longestData;

    ReportPackets(int longestData) {
        this.longestData = longestData;
    }

    public int longestData() {
        return longestData;
    }

    /** The events that report these; several only if the data is in pieces. */
    public abstract byte[] of(Heard... reports);

    /** A report that contradicts itself. */
    public abstract byte[] malformed();

    private static byte[] inPieces(Heard report) {
        ByteArrayOutputStream packets = new ByteArrayOutputStream();
        byte[] data = report.data();
        int at = 0;
        for (; data.length - at > PIECE; at += PIECE) {
            packets.writeBytes(HciEvents.extended(1, report.withData(Arrays.copyOfRange(data, at, at + PIECE))));
        }
        packets.writeBytes(HciEvents.extended(0, report.withData(Arrays.copyOfRange(data, at, data.length))));
        return packets.toByteArray();
    }
}
