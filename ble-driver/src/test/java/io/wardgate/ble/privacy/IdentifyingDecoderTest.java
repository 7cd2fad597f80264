package io.wardgate.ble.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.AdvertisementDecoder;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.api.reading.Reading;
import io.wardgate.ble.CollectedReadings;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.key.DeviceKeys;
import io.wardgate.ble.vendor.ShippedDecoders;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IdentifyingDecoderTest {

    private static final String HEART_RATE = "07ff6b00 720800 48";
    private static final String BAND = "1affffff228c0000a1b2000703e80348c325c747c525a549c32589";
    private static final String NOBODYS = "05ff3412 0148";
    private static final long STRANGER = 0x4123_4567_89ABL;

    private final PrivateDevice patient = new PrivateDevice(0xC001_A2B3_C4D5L, 1);
    private final PrivateDevice other = new PrivateDevice(0x2491_BB00_0001L, 2);
    private final List<Advertisement> decoded = new ArrayList<>();
    private final AdvertisementDecoder tables = new ShippedDecoders(0xFFFF, DeviceKeys.none()).registry();
    private final CollectedReadings sink = new CollectedReadings();
    private final IdentifyingDecoder decoder = new IdentifyingDecoder(
            (heard, readings) -> {
                decoded.add(heard);
                return tables.decode(heard, readings);
            },
            List.of(other.identityKey(), patient.identityKey()));

    @Test
    void readingsOfADeviceThatChangesItsAddressAreOfOneDevice() {
        for (int i = 0; i < 100; i++) {
            assertThat(hear(patient.nextAddress(), HEART_RATE)).isEqualTo(Outcome.DECODED);
        }
        hear(other.nextAddress(), HEART_RATE);

        assertThat(sink.readings.subList(0, 100))
                .extracting(Reading::deviceId)
                .containsOnly(DeviceId.ofAddress(patient.identity));
        assertThat(decoded.get(0).addressType()).isEqualTo(AddressType.RANDOM_IDENTITY);
        assertThat(decoded.get(100).address()).isEqualTo(other.identity);
        assertThat(decoded.get(100).addressType()).isEqualTo(AddressType.PUBLIC_IDENTITY);
        assertThat(decoder.figures()).containsEntry("privateResolved", 101L).containsEntry("privateRead", 0L);
    }

    @Test
    void allButTheAddressStaysAsItWasHeard() {
        Advertisement heard = HeardAdvertisements.of(patient.nextAddress(), HeardAdvertisements.hex(NOBODYS));

        decoder.decode(heard, sink);

        assertThat(decoded.get(0))
                .usingRecursiveComparison()
                .ignoringFields("address", "addressType")
                .isEqualTo(heard);
    }

    @Test
    void bandUnderAnAddressOfNobodyIsReadBecauseItSaysWhoItIs() {
        assertThat(hear(STRANGER, BAND)).isEqualTo(Outcome.DECODED);

        assertThat(sink.readings).isNotEmpty().extracting(Reading::deviceId).containsOnly(DeviceId.ofBand(0xA1B2));
        assertThat(decoder.figures()).containsEntry("privateRead", 1L).containsEntry("privateDropped", 0L);
    }

    @Test
    void whatNoDecoderKnowsOfNobodyEndsHereAndIsCounted() {
        for (int i = 0; i < 3; i++) {
            assertThat(hear(STRANGER, NOBODYS)).isEqualTo(Outcome.UNKNOWN);
        }

        assertThat(sink.readings).isEmpty();
        assertThat(sink.sighted).isEmpty();
        assertThat(decoder.figures()).containsEntry("privateDropped", 3L).containsEntry("privateUnknownAddresses", 1L);
    }

    @Test
    void addressesThatAreNotResolvableAreLeftAlone() {
        long hidden = patient.nextAddress();
        decoder.decode(withType(hidden, AddressType.PUBLIC), sink);
        decoder.decode(withType(hidden, AddressType.RANDOM_IDENTITY), sink);
        hear(hidden & ~(0b11L << 46), HEART_RATE);
        hear(hidden | 0b11L << 46, HEART_RATE);
        hear(hidden & ~(0b11L << 46) | 0b10L << 46, HEART_RATE);

        assertThat(decoded).extracting(Advertisement::address).doesNotContain(patient.identity);
        assertThat(decoder.figures().values()).containsOnly(0L);
    }

    @Test
    void aFloodOfStrangersDisplacesNobodyWeKnow() {
        long address = patient.nextAddress();
        AddressResolver resolver = new AddressResolver(List.of(patient.identityKey()));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            resolver.identified(heardAt(0x4000_0000_0000L | random.nextLong(1L << 46), 0));
        }

        assertThat(resolver.identified(heardAt(address, 0)).address()).isEqualTo(patient.identity);
        assertThat(resolver.unknownAddresses()).isEqualTo(AddressMemory.MOST);
    }

    private Outcome hear(long address, String data) {
        return decoder.decode(HeardAdvertisements.of(address, HeardAdvertisements.hex(data)), sink);
    }

    private static Advertisement withType(long address, AddressType type) {
        return new Advertisement("test", address, type, false, 1, 0, -60, 127, HeardAdvertisements.hex(HEART_RATE), 0);
    }

    private static Advertisement heardAt(long address, long nanos) {
        return new Advertisement("test", address, AddressType.RANDOM, false, 1, 0, -60, 127, new byte[0], nanos);
    }
}
