package io.wardgate.ble.report;

import static io.wardgate.ble.HeardAdvertisements.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReportDecodersTest {

    private static final long NOW = 5_000_000_000L;

    private final CollectedReports sink = new CollectedReports();
    private final LegacyReportDecoder legacy = new LegacyReportDecoder("radio", sink);
    private final ExtendedReportDecoder extended = new ExtendedReportDecoder("radio", sink);

    @Test
    void keepsGoodReportsBeforeOneThatOverruns() {
        byte[] event = hex("""
                02                      # two reports
                00 01 d5c4b3a201c0      # ADV_IND, random address
                03 02 01 06             # length 3: flags
                c5                      # rssi -59 dBm
                00 01 d6c4b3a201c0
                1f 02 01                # length 31, but only 2 octets follow
                """);

        legacy.decode(event, 0, event.length, NOW);

        assertThat(sink.reports).extracting(Advertisement::rssiDbm).containsExactly(-59);
        assertThat(sink.reports.get(0).address()).isEqualTo(0xC001_A2B3_C4D5L);
        assertThat(sink.reports.get(0).addressType()).isEqualTo(AddressType.RANDOM);
        assertThat(sink.malformed).isEqualTo(1);
    }

    @Test
    void keepsTheGoodStructuresBeforeOneThatOverruns() {
        byte[] event = hex("""
                01
                03 00 d5c4b3a201c0
                06 02 01 06             # flags, good
                   05 ff ff             # says 5, but 2 follow
                7f                      # rssi unknown
                """);

        legacy.decode(event, 0, event.length, NOW);

        assertThat(sink.reports.get(0).data()).isEqualTo(hex("020106"));
        assertThat(sink.reports.get(0).rssiDbm()).isEqualTo(Advertisement.RSSI_UNKNOWN);
        assertThat(sink.malformed).isEqualTo(1);
    }

    @Test
    void takesZeroPaddingAsTheEnd() {
        byte[] event = hex("01 03 00 d5c4b3a201c0 06 020106 000000 c5");

        legacy.decode(event, 0, event.length, NOW);

        assertThat(sink.reports).hasSize(1);
        assertThat(sink.malformed).isZero();
    }

    @Test
    void countsReservedEventAndAddressTypes() {
        byte[] event = hex("02 05 00 d5c4b3a201c0 00 c5  00 04 d5c4b3a201c0 00 c5");

        legacy.decode(event, 0, event.length, NOW);

        assertThat(sink.reports).isEmpty();
        assertThat(sink.malformed).isEqualTo(2);
    }

    @Test
    void putsPiecesOfOneSetTogether() {
        byte[] data = new byte[400];
        for (int at = 0; at < data.length; at += 100) {
            data[at] = 99;
            data[at + 1] = (byte) 0xFF;
        }
        piece(7, 1, Arrays.copyOf(data, 229), NOW);
        piece(8, 0, hex("020106"), NOW);
        piece(7, 0, Arrays.copyOfRange(data, 229, 400), NOW + 299_000_000L);

        assertThat(sink.reports).extracting(Advertisement::address).containsExactly(8L, 7L);
        assertThat(sink.reports.get(1).data()).isEqualTo(data);
        assertThat(sink.reports.get(1).secondaryPhy()).isEqualTo(2);
        assertThat(sink.reports.get(1).txPowerDbm()).isEqualTo(8);
        assertThat(sink.malformed).isZero();
    }

    @Test
    void givesUpPiecesThatComeTooLateOrGrowTooLong() {
        piece(7, 1, hex("020106"), NOW);
        piece(8, 0, hex("020106"), NOW + 301_000_000L);
        assertThat(sink.malformed).isEqualTo(1);

        for (int i = 0; i < 8; i++) {
            piece(9, 1, new byte[229], NOW);
        }
        assertThat(sink.malformed).isEqualTo(2);
        assertThat(sink.reports).extracting(Advertisement::address).containsExactly(8L);
    }

    @Test
    void boundsTheSetsThatItPutsTogether() {
        for (int set = 0; set < 1_000; set++) {
            piece(set, 1, hex("020106"), NOW);
        }

        assertThat(sink.malformed).isEqualTo(1_000 - 64);
    }

    @Test
    void keepsTheWholeStructuresOfTruncatedData() {
        piece(7, 2, hex("020106 09ff0102"), NOW);

        assertThat(sink.reports.get(0).data()).isEqualTo(hex("020106"));
        assertThat(sink.malformed).isEqualTo(1);
    }

    private void piece(long address, int status, byte[] data, long now) {
        byte[] packet = HciEvents.extendedReport(address, status, data, -60);
        extended.decode(packet, 4, packet.length, now);
    }
}
