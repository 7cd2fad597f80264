package io.wardgate.ble.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import io.wardgate.ble.CollectedReadings;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.decoder.DecoderRegistry;
import io.wardgate.ble.decoder.Measurement;
import io.wardgate.ble.decoder.Message;
import io.wardgate.ble.key.DeviceKeys;
import io.wardgate.ble.key.KeysForTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class BthomeReadingTest {

    private static final long DEVICE = 0x5448_E68F_80A5L;
    private static final String KEY = "231d39c1d7cc1ab1aee224cd096db932";
    /** Published by bthome-ble: 25.06 Cel, 50.55 %, counter 0x33221100. */
    private static final String ENCRYPTED = "1216d2fc41a47266c95f730011223378237214";

    private final CollectedReadings sink = new CollectedReadings();

    @Test
    void carriesRoomClimateBatteryAndFlagsAsOneUnnumberedReading() {
        // battery 97 %, 25.06 Cel, 50.55 %, 1008.83 hPa, 13460.67 lx, battery low, window open
        ShippedDecoders shipped = new ShippedDecoders(0xFFFF, DeviceKeys.none());

        Outcome outcome =
                shipped.registry().decode(heard("1816d2fc40 0161 02ca09 03bf13 04138a01 05138a14 1501 2d01"), sink);

        assertThat(outcome).isEqualTo(Outcome.DECODED);
        Reading reading = sink.readings.get(0);
        assertThat(reading.deviceId()).isEqualTo(DeviceId.ofAddress(DEVICE));
        assertThat(reading.sequence()).isEqualTo(Reading.NO_SEQUENCE);
        assertThat(reading.flags()).isEqualTo(Flag.LOW_BATTERY.mask());
        assertThat(reading.values())
                .isEqualTo(MetricValues.builder()
                        .put(Metric.BATTERY, 97)
                        .put(Metric.AMBIENT_TEMPERATURE, 2506)
                        .put(Metric.HUMIDITY, 5055)
                        .put(Metric.PRESSURE, 100_883)
                        .put(Metric.ILLUMINANCE, 1_346_067)
                        .build());
        assertThat(shipped.unmapped()).isEqualTo(1);
    }

    @Test
    void carriesTheFirstOfTwoTemperaturesAndScalesCoarseOnes() {
        registry(DeviceKeys.none()).decode(heard("0a16d2fc40 450f01 02cf09"), sink);
        registry(DeviceKeys.none()).decode(heard("0616d2fc40 58ea"), sink);

        assertThat(sink.readings.get(0).values().get(Metric.AMBIENT_TEMPERATURE))
                .isEqualTo(2710);
        assertThat(sink.readings.get(1).values().get(Metric.AMBIENT_TEMPERATURE))
                .isEqualTo(-770);
    }

    @Test
    void keepsWhatStandsBeforeAnUnknownObjectOrAnOverrun() {
        assertThat(names("0916d2fc40 02ca09 fe01")).containsExactly("temperature");
        assertThat(names("0916d2fc40 02ca09 03bf")).containsExactly("temperature");
        assertThat(names("0916d2fc40 02ca09 5305")).containsExactly("temperature");
        assertThat(registry(DeviceKeys.none()).decode(heard("0616d2fc40 feca"), sink))
                .isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void readsTextAndRawOctetsAndPassesOverDeviceInformation() {
        assertThat(names("0f16d2fc40 5302 6869 5402 beef f00100")).containsExactly("text", "raw");
        assertThat(names("0c16d2fc40 f00100 f2010203")).isEmpty();
    }

    @Test
    void leavesOtherVersionsAlone() {
        assertThat(registry(DeviceKeys.none()).decode(heard("0716d2fc20 02ca09"), sink))
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void refusesWhatIsNotAuthentic() {
        DeviceKeys right = KeysForTest.bthome(DEVICE, KEY);
        DeviceKeys wrong = KeysForTest.bthome(DEVICE, KEY.replace('2', '3'));

        assertThat(registry(DeviceKeys.none()).decode(heard(ENCRYPTED), sink)).isEqualTo(Outcome.UNAUTHENTIC);
        assertThat(registry(wrong).decode(heard(ENCRYPTED), sink)).isEqualTo(Outcome.UNAUTHENTIC);
        assertThat(registry(right).decode(heard("0716d2fc40 02ca09"), sink)).isEqualTo(Outcome.UNAUTHENTIC);
        assertThat(registry(right).decode(heard("0716d2fc41 02ca09"), sink)).isEqualTo(Outcome.MALFORMED);
        assertThat(sink.readings).isEmpty();
        assertThat(sink.sighted).isEmpty();
    }

    @Test
    void takesTheSameCounterAgainButNoneThatGoesBack() {
        DecoderRegistry registry = registry(KeysForTest.bthome(DEVICE, KEY));

        assertThat(registry.decode(heard(ENCRYPTED), sink)).isEqualTo(Outcome.DECODED);
        assertThat(registry.decode(heard(ENCRYPTED), sink)).isEqualTo(Outcome.DECODED);
        assertThat(registry.decode(heard(SealedBthome.message(DEVICE, KEY, 0x3322_10FF)), sink))
                .isEqualTo(Outcome.REPLAYED);
        assertThat(registry.decode(heard(SealedBthome.message(DEVICE, KEY, 0x3322_1101)), sink))
                .isEqualTo(Outcome.DECODED);
        assertThat(sink.readings).hasSize(3);
    }

    private static List<String> names(String hex) {
        return registry(DeviceKeys.none()).explain(heard(hex)).stream()
                .map(Message::measurements)
                .flatMap(List::stream)
                .map(Measurement::name)
                .toList();
    }

    private static DecoderRegistry registry(DeviceKeys keys) {
        return new ShippedDecoders(0xFFFF, keys).registry();
    }

    private static Advertisement heard(String hex) {
        return HeardAdvertisements.of(DEVICE, HeardAdvertisements.hex(hex));
    }
}
