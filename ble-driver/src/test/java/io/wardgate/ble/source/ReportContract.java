package io.wardgate.ble.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.source.RadioPeer.Capability;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every source does with reports. */
abstract class ReportContract extends SourceBench {

    @Test
    void deliversEveryReportInOrder() throws IOException {
        startAndListen();
        radio().hear(reports(0, 200));

        awaitHeard(200);
        assertThat(addresses())
                .containsExactlyElementsOf(LongStream.range(0, 200).boxed().toList());
        assertThat(statistics().reports()).isEqualTo(200);
        until(() -> statistics().delivered() == 200);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 0xC001_A2B3_C4D5L, 0xFFFF_FFFF_FFFFL})
    void deliversTheAddress(long address) throws IOException {
        assertThat(delivered(Heard.of(address)).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @EnumSource(names = {"PUBLIC", "RANDOM"})
    void deliversTheKindOfAddress(AddressType type) throws IOException {
        assertThat(delivered(Heard.of(1).withType(type)).addressType()).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource(names = {"PUBLIC_IDENTITY", "RANDOM_IDENTITY"})
    void deliversResolvedAddressesAsSuch(AddressType type) throws IOException {
        needs(Capability.IDENTITY_ADDRESSES);

        assertThat(delivered(Heard.of(1).withType(type)).addressType()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(ints = {-127, -100, -59, 0, 20})
    void deliversTheSignalStrength(int rssiDbm) throws IOException {
        if (rssiDbm == 0) {
            needs(Capability.ZERO_RSSI);
        }
        assertThat(delivered(Heard.of(1).withRssi(rssiDbm)).rssiDbm()).isEqualTo(rssiDbm);
    }

    @Test
    void saysThatASignalStrengthIsUnknown() throws IOException {
        needs(Capability.UNKNOWN_RSSI);

        Advertisement one = delivered(Heard.of(1).withRssi(Advertisement.RSSI_UNKNOWN));

        assertThat(one.rssiDbm()).isEqualTo(Advertisement.RSSI_UNKNOWN);
    }

    @Test
    void deliversReportsWithoutData() throws IOException {
        needs(Capability.EMPTY_DATA);

        assertThat(delivered(Heard.of(1).withData(new byte[0])).data()).isEmpty();
        assertThat(statistics().malformed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 30, 31, 229, 230, 458, 1_650})
    void deliversDataOfEveryLength(int length) throws IOException {
        byte[] data = Heard.structures(length);
        Assumptions.assumeTrue(
                radio().carries(data), () -> "this kind of radio carries " + radio().longestData() + " octets");

        assertThat(delivered(Heard.of(1).withData(data)).data()).isEqualTo(data);
    }

    @Test
    void deliversEveryOctetValueUnchanged() throws IOException {
        startAndListen();
        byte[] data = HeardAdvertisements.hex("04ffffff00");
        for (int value = 0; value < 256; value++) {
            byte[] own = data.clone();
            own[4] = (byte) value;
            radio().hear(Heard.of(value).withData(own));
        }

        awaitHeard(256);
        for (int value = 0; value < 256; value++) {
            assertThat(heard.get(value).data()[4]).isEqualTo((byte) value);
        }
    }

    @Test
    void namesItselfAndTheTimeOfHearing() throws IOException {
        long before = clock.monoNanos();

        Advertisement one = delivered(Heard.of(1));

        assertThat(one.source()).isEqualTo(NAME);
        assertThat(one.heardMonoNanos()).isBetween(before, clock.monoNanos());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void takesSeveralReportsOfOnePacket(int count) throws IOException {
        needs(Capability.SEVERAL_REPORTS_A_PACKET);
        startAndListen();

        radio().hearTogether(reports(0, count));
        radio().hear(Heard.of(99));

        awaitHeard(count + 1);
        assertThat(addresses()).startsWith(0L, 1L).endsWith(99L).hasSize(count + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8, 13, -3, -2, -1})
    void takesAPacketThatIsCutAnywhere(int at) throws IOException {
        needs(Capability.OCTET_STREAM);
        startAndListen();
        byte[] packet = radio().octets(Heard.of(2));
        int cut = at > 0 ? at : packet.length + at;

        radio().send(joined(radio().octets(Heard.of(1)), Arrays.copyOf(packet, cut)));
        awaitHeard(1);
        radio().send(joined(Arrays.copyOfRange(packet, cut, packet.length), radio().octets(Heard.of(3))));

        awaitHeard(3);
        assertThat(addresses()).containsExactly(1L, 2L, 3L);
        assertThat(statistics().skippedOctets()).isZero();
    }

    @Test
    void takesPacketsThatComeOctetByOctet() throws IOException {
        needs(Capability.OCTET_STREAM);
        startAndListen();

        for (byte octet : joined(radio().octets(Heard.of(1)), radio().octets(Heard.of(2)))) {
            radio().send(new byte[] {octet});
        }

        awaitHeard(2);
        assertThat(addresses()).containsExactly(1L, 2L);
    }

    @Test
    void takesManyPacketsAtOnce() throws IOException {
        needs(Capability.OCTET_STREAM);
        startAndListen();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Heard report : reports(0, 150)) {
            all.writeBytes(radio().octets(report));
        }

        radio().send(all.toByteArray());

        awaitHeard(150);
        assertThat(addresses())
                .containsExactlyElementsOf(LongStream.range(0, 150).boxed().toList());
    }

    @Test
    void countsAMalformedReportAndDeliversTheOthers() throws IOException {
        needs(Capability.MALFORMED_REPORTS);
        startAndListen();

        radio().hear(Heard.of(1));
        radio().hearMalformed();
        radio().hear(Heard.of(2));

        awaitHeard(2);
        assertThat(addresses()).containsExactly(1L, 2L);
        assertThat(statistics().malformed()).isEqualTo(1);
        assertThat(statistics().reports()).isEqualTo(2);
    }

    @Test
    void keepsTheGoodStructuresBeforeOneThatOverruns() throws IOException {
        needs(Capability.MALFORMED_REPORTS);

        Advertisement one = delivered(Heard.of(1).withData(HeardAdvertisements.hex("020106 09ff01")));

        assertThat(one.data()).isEqualTo(HeardAdvertisements.hex("020106"));
        assertThat(statistics().malformed()).isEqualTo(1);
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
