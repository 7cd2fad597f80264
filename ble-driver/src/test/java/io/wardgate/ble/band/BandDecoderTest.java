package io.wardgate.ble.band;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.reading.AdvertisementDecoder;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.api.reading.Reading;
import io.wardgate.ble.CollectedReadings;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.key.DeviceKeys;
import io.wardgate.ble.key.KeysForTest;
import io.wardgate.ble.vendor.ShippedDecoders;
import org.junit.jupiter.api.Test;

class BandDecoderTest {

    private static final int COMPANY = 0xFFFF;
    private static final int BAND = 0x0000A1B2;
    private static final String KEY = "2b7e151628aed2a6abf7158809cf4f3c";
    private static final String PLAIN = "1affffff220c0000a1b2000703e80348c325c747c525a549c32589";
    /** Sequence 1002 of boot 7, full, under {@link #KEY}. */
    private static final String ENCRYPTED = encrypted(1002, 0x55);

    private final CollectedReadings sink = new CollectedReadings();

    @Test
    void givesOnlyTheRecordsThatAreWanted() {
        AdvertisementDecoder decoder = decoder(DeviceKeys.none());
        decoder.decode(HeardAdvertisements.of(PLAIN), sink);

        Outcome again = decoder.decode(HeardAdvertisements.of(PLAIN), sink);

        assertThat(again).isEqualTo(Outcome.DECODED);
        assertThat(sink.readings).extracting(Reading::sequence).containsExactly(1000L, 999L, 998L);
        assertThat(sink.sighted).hasSize(2);
    }

    @Test
    void leavesOtherCompaniesAndFrameTypesAlone() {
        AdvertisementDecoder decoder = decoder(DeviceKeys.none());

        assertThat(decoder.decode(HeardAdvertisements.of(PLAIN.replaceFirst("ffffff22", "ff570a22")), sink))
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(decoder.decode(HeardAdvertisements.of(PLAIN.replaceFirst("ffffff22", "ffffff62")), sink))
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(sink.sighted).isEmpty();
    }

    @Test
    void refusesFramesThatAreCutOrContradictory() {
        refuses("19ffffff220c0000a1b2000703e80348c325c747c525a549c325"); // one octet short
        refuses("1bffffff220c0000a1b2000703e80348c325c747c525a549c3258900"); // one octet long
        refuses("03ffffff"); // no header at all
        refuses("1affffff290c0000a1b2000703e80348c325c747c525a549c32589"); // reserved period
        refuses("1affffff220c0000a1b2000703e80348cb25c747c525a549c32589"); // SpO2 101
        refuses("1affffff220c0000a1b2000703e803ffffffff47c525a549c32589"); // no newest record
        refuses("1affffff220c0000a1b2000700000348c325c747c525a549c32589"); // records before the first
    }

    @Test
    void refusesAPlainFrameOfABandThatHasAKey() {
        assertThat(decoder(KeysForTest.band(BAND, KEY)).decode(HeardAdvertisements.of(PLAIN), sink))
                .isEqualTo(Outcome.UNAUTHENTIC);
        assertThat(sink.readings).isEmpty();
    }

    @Test
    void refusesAnEncryptedFrameWithoutKeyWithAWrongKeyOrChanged() {
        String changed = ENCRYPTED.substring(0, ENCRYPTED.length() - 1) + (ENCRYPTED.endsWith("0") ? "1" : "0");
        String otherFlags = ENCRYPTED.replaceFirst("ffffff320c", "ffffff328c");
        assertThat(otherFlags).isNotEqualTo(ENCRYPTED);

        assertThat(decoder(DeviceKeys.none()).decode(HeardAdvertisements.of(ENCRYPTED), sink))
                .isEqualTo(Outcome.UNAUTHENTIC);
        assertThat(decoder(KeysForTest.band(BAND, KEY.replace('2', '3')))
                        .decode(HeardAdvertisements.of(ENCRYPTED), sink))
                .isEqualTo(Outcome.UNAUTHENTIC);
        AdvertisementDecoder decoder = decoder(KeysForTest.band(BAND, KEY));
        assertThat(decoder.decode(HeardAdvertisements.of(changed), sink)).isEqualTo(Outcome.UNAUTHENTIC);
        assertThat(decoder.decode(HeardAdvertisements.of(otherFlags), sink)).isEqualTo(Outcome.UNAUTHENTIC);
        assertThat(decoder.decode(HeardAdvertisements.of(ENCRYPTED), sink)).isEqualTo(Outcome.DECODED);
    }

    @Test
    void refusesAFrameFarBehindTheGreatestAndTakesOneWithinTheWindow() {
        AdvertisementDecoder decoder = decoder(KeysForTest.band(BAND, KEY));
        decoder.decode(HeardAdvertisements.of(encrypted(1000, 1)), sink);

        assertThat(decoder.decode(HeardAdvertisements.of(encrypted(936, 1)), sink))
                .isEqualTo(Outcome.DECODED);
        assertThat(decoder.decode(HeardAdvertisements.of(encrypted(935, 1)), sink))
                .isEqualTo(Outcome.REPLAYED);
        assertThat(decoder.decode(HeardAdvertisements.of(encrypted(1000, 1)), sink))
                .isEqualTo(Outcome.DECODED);
        assertThat(sink.readings)
                .extracting(Reading::sequence)
                .doesNotContain(935L)
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsUrgencyFromTheClearHeader() {
        BandUrgencyProbe probe = new BandUrgencyProbe(COMPANY);

        assertThat(probe.mayBeUrgent(HeardAdvertisements.of(PLAIN))).isFalse();
        assertThat(probe.mayBeUrgent(HeardAdvertisements.of("020106" + PLAIN.replaceFirst("220c", "228c"))))
                .isTrue();
        assertThat(probe.mayBeUrgent(HeardAdvertisements.of(PLAIN.replaceFirst("220c", "324c"))))
                .isTrue();
        assertThat(probe.mayBeUrgent(HeardAdvertisements.of("04ffffff22"))).isFalse();
        assertThat(probe.mayBeUrgent(HeardAdvertisements.of("1affffff22"))).isFalse();
        assertThat(probe.mayBeUrgent(HeardAdvertisements.of(""))).isFalse();
    }

    private void refuses(String hex) {
        Advertisement heard = HeardAdvertisements.of(hex);
        assertThat(decoder(DeviceKeys.none()).decode(heard, sink)).as(hex).isEqualTo(Outcome.MALFORMED);
        assertThat(sink.readings).as(hex).isEmpty();
    }

    private static AdvertisementDecoder decoder(DeviceKeys keys) {
        return new ShippedDecoders(COMPANY, keys).registry();
    }

    private static String encrypted(int sequence, int heartRate) {
        return SealedFrames.common(COMPANY, KEY, BAND, 7, sequence, heartRate);
    }
}
