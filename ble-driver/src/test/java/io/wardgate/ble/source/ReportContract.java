package io.wardgate.ble.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.source.RadioPeer.Capability;
import java.io.IOException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every source does with reports. */
abstract class ReportContract extends SourceBench {

    private static final long STATIC_RANDOM = 0xC000_0000_0001L;

    @Test
    void deliversEveryReportInOrder() throws IOException {
        needs(Capability.ORDER_OF_NEW_DEVICES);
        startAndListen();
        radio().hear(reports(1, 201));

        awaitHeard(200);
        assertThat(addresses())
                .containsExactlyElementsOf(LongStream.range(1, 201).boxed().toList());
        assertThat(statistics().reports()).isEqualTo(200);
        until(() -> statistics().delivered() == 200);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 0xC001_A2B3_C4D5L, 0xFFFF_FFFF_FFFFL})
    void deliversTheAddress(long address) throws IOException {
        assertThat(delivered(Heard.of(address)).address()).isEqualTo(address);
    }

    @Test
    void deliversTheAddressOfZeroes() throws IOException {
        needs(Capability.ADDRESS_OF_ZEROES);

        assertThat(delivered(Heard.of(0)).address()).isZero();
    }

    @Test
    void deliversTheKindOfAddress() throws IOException {
        needs(Capability.ORDER_OF_NEW_DEVICES);
        startAndListen();

        radio().hear(Heard.of(1).withType(AddressType.PUBLIC), Heard.of(STATIC_RANDOM));

        awaitHeard(2);
        assertThat(heard.get(0).addressType()).isEqualTo(AddressType.PUBLIC);
        assertThat(heard.get(1).addressType()).isEqualTo(AddressType.RANDOM);
    }

    @Test
    void deliversTheKindOfAddressThatTheAddressDoesNotTell() throws IOException {
        needs(Capability.KIND_BESIDE_ADDRESS);
        startAndListen();

        radio().hear(Heard.of(1), Heard.of(STATIC_RANDOM).withType(AddressType.PUBLIC));

        awaitHeard(2);
        assertThat(heard.get(0).addressType()).isEqualTo(AddressType.RANDOM);
        assertThat(heard.get(1).addressType()).isEqualTo(AddressType.PUBLIC);
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
    @ValueSource(ints = {2, 3, 30, 31, 200, 229, 230, 458, 1_650})
    void deliversDataOfEveryLength(int length) throws IOException {
        byte[] data = Heard.structures(length);
        Assumptions.assumeTrue(
                radio().carries(data), () -> "this kind of radio carries " + radio().longestData() + " octets");

        assertThat(delivered(Heard.of(1).withData(data)).data()).isEqualTo(data);
    }

    @Test
    void deliversEveryOctetValueUnchanged() throws IOException {
        needs(Capability.ORDER_OF_NEW_DEVICES);
        startAndListen();
        byte[] data = HeardAdvertisements.hex("04ffffff00");
        for (int value = 0; value < 256; value++) {
            byte[] own = data.clone();
            own[4] = (byte) value;
            radio().hear(Heard.of(value + 1).withData(own));
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
}
