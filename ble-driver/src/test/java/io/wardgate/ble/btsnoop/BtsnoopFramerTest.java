package io.wardgate.ble.btsnoop;

import static io.wardgate.ble.HeardAdvertisements.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BtsnoopFramerTest {

    private static final byte[] ONE = BtsnoopRecords.record(1, 3, 0, new byte[] {1, 2, 3});
    private static final byte[] TWO = BtsnoopRecords.record(2, 8, 0, new byte[0]);

    private final List<String> records = new ArrayList<>();
    private long lost;
    private final BtsnoopFramer.Listener listener = new BtsnoopFramer.Listener() {
        @Override
        public void record(int index, int opcode, byte[] buffer, int from, int end) {
            records.add(index + "/" + opcode + "/" + HexFormat.of().formatHex(buffer, from, end));
        }

        @Override
        public void lost(long packets) {
            lost += packets;
        }
    };
    private BtsnoopFramer framer = new BtsnoopFramer(listener);

    @Test
    void readsARecordAsItStandsOnThePage() throws BtsnoopException {
        feed(hex("""
                62 74 73 6e 6f 6f 70 00     # btsnoop
                00 00 00 01                 # version 1
                00 00 07 d1                 # 2001: the monitor's records
                00 00 00 03                 # three octets on the wire
                00 00 00 03                 # three octets kept
                00 01 00 03                 # index 1, opcode 3: event
                00 00 00 00                 # no drops so far
                00 e3 24 f7 5a 1e 80 00     # microseconds
                0e 01 00
                """));

        assertThat(records).containsExactly("1/3/0e0100");
        assertThat(framer.unread()).isZero();
    }

    @Test
    void cutsTheSameRecordsHoweverTheOctetsAreSplit() throws BtsnoopException {
        byte[] stream = BtsnoopRecords.joined(BtsnoopRecords.HEADER, ONE, TWO, ONE);
        for (int cut = 0; cut <= stream.length; cut++) {
            records.clear();
            framer = new BtsnoopFramer(listener);
            feed(Arrays.copyOf(stream, cut));
            feed(Arrays.copyOfRange(stream, cut, stream.length));

            assertThat(records).containsExactly("1/3/010203", "2/8/", "1/3/010203");
        }
    }

    @Test
    void takesTheLongestRecordAndManyInOneRead() throws BtsnoopException {
        byte[] longest = BtsnoopRecords.record(0, 4, 0, new byte[BtsnoopFramer.GREATEST_PACKET]);
        feed(BtsnoopRecords.HEADER);
        feed(BtsnoopRecords.joined(
                longest, longest, longest, longest, longest, longest, longest, longest, longest, longest, longest,
                longest, ONE));

        assertThat(records).hasSize(13).endsWith("1/3/010203");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6274736e6f6f7001 00000001 000007d1", // another format
                "6274736e6f6f7000 00000002 000007d1", // another version
                "6274736e6f6f7000 00000001 000003ea", // H4, without adapters
                "426c7565746f6f74 68206d6f 6e69746f" // text of btmon, "Bluetooth monito"
            })
    void refusesAnyOtherStream(String start) {
        assertThatExceptionOfType(BtsnoopException.class)
                .isThrownBy(() -> feed(hex(start)))
                .withMessageContaining(start.replace(" ", ""))
                .withMessageContaining("check that command writes nothing else");
        assertThat(framer.unread()).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000005d3 000005d3 00010003 00000000 00e324f75a1e8000", // 1,491 octets
                "ffffffff ffffffff 00010003 00000000 00e324f75a1e8000", // -1
                "00000003 00000002 00010003 00000000 00e324f75a1e8000", // cut short by the writer
                "00000003 00000003 00010100 00000000 00e324f75a1e8000", // opcode 256
                "00000003 00000003 00010003 00000000 00dc000000000000", // before 1970
                "00000003 00000003 00010003 00000000 0100000000000000" // after 2283
            })
    void endsAtARecordThatCannotBe(String head) throws BtsnoopException {
        byte[] bad = BtsnoopRecords.joined(hex(head), new byte[] {1, 2, 3}, TWO);
        feed(BtsnoopRecords.joined(BtsnoopRecords.HEADER, ONE));

        assertThatExceptionOfType(BtsnoopException.class)
                .isThrownBy(() -> feed(bad))
                .withMessageContaining("at octet 43 of the stream");
        assertThat(records).containsExactly("1/3/010203");
        assertThat(framer.unread()).isEqualTo(bad.length);
    }

    @Test
    void countsWhatTheWriterLostAndBelievesNoCountThatGoesBackOrLeaps() throws BtsnoopException {
        feed(BtsnoopRecords.HEADER);
        feed(BtsnoopRecords.record(1, 8, 5, new byte[0]));
        feed(BtsnoopRecords.record(1, 8, 5, new byte[0]));
        feed(BtsnoopRecords.record(1, 8, 0x7000_0005, new byte[0]));
        feed(BtsnoopRecords.record(1, 8, 3, new byte[0]));
        feed(BtsnoopRecords.record(1, 8, 7, new byte[0]));

        assertThat(lost).isEqualTo(7);
        assertThat(records).hasSize(5);
    }

    private void feed(byte[] octets) throws BtsnoopException {
        framer.feed(octets, octets.length);
    }
}
