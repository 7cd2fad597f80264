package io.wardgate.ble.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Reading;
import io.wardgate.ble.CollectedReadings;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.decoder.DecoderRegistry;
import io.wardgate.ble.decoder.Message;
import io.wardgate.ble.decoder.Value;
import io.wardgate.ble.key.DeviceKeys;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BeaconDecodersTest {

    private static final String IBEACON = "020106 1aff4c000215 e2c56db5dffb48d2b060d0f5a71096e0 0001 0203 c5";

    private final DecoderRegistry registry = new ShippedDecoders(0xFFFF, DeviceKeys.none()).registry();
    private final CollectedReadings sink = new CollectedReadings();

    @Test
    void identifiesAnIbeacon() {
        identifies(IBEACON);

        assertThat(value(IBEACON, "uuid")).isEqualTo(new Value.Text("e2c56db5dffb48d2b060d0f5a71096e0"));
        assertThat(value(IBEACON, "major")).isEqualTo(number(1));
        assertThat(value(IBEACON, "minor")).isEqualTo(number(0x0203));
        assertThat(value(IBEACON, "measured_power")).isEqualTo(number(-59));
        assertThat(registry.recognised()).containsEntry("ibeacon", 1L).containsEntry("band-1", 0L);
    }

    @Test
    void identifiesEddystoneUidWithAndWithoutReservedOctets() {
        String uid = "1516aafe00ee 00010203040506070809 0a0b0c0d0e0f";
        identifies(uid);
        identifies("1716aafe00ee 00010203040506070809 0a0b0c0d0e0f 0000");

        assertThat(value(uid, "namespace")).isEqualTo(new Value.Text("00010203040506070809"));
        assertThat(value(uid, "instance")).isEqualTo(new Value.Text("0a0b0c0d0e0f"));
        assertThat(value(uid, "measured_power")).isEqualTo(number(-18));
    }

    @Test
    void expandsTheAddressOfEddystoneUrl() {
        String url = "0f16aafe10ee 03 7761726467617465 01"; // https:// wardgate .org/
        identifies(url);

        assertThat(value(url, "url")).isEqualTo(new Value.Text("https://wardgate.org/"));
    }

    @Test
    void identifiesEddystoneEid() {
        String eid = "0d16aafe30ee 0102030405060708";
        identifies(eid);

        assertThat(value(eid, "eid")).isEqualTo(new Value.Text("0102030405060708"));
    }

    @Test
    void readsTheHeartRateThatAPolarStrapBroadcasts() {
        Outcome outcome = registry.decode(HeardAdvertisements.of("020104 07ff6b00720800 48"), sink);

        assertThat(outcome).isEqualTo(Outcome.DECODED);
        Reading reading = sink.readings.get(0);
        assertThat(reading.deviceId()).isEqualTo(DeviceId.ofAddress(HeardAdvertisements.ADDRESS));
        assertThat(reading.sequence()).isEqualTo(Reading.NO_SEQUENCE);
        assertThat(reading.values().get(Metric.HEART_RATE)).isEqualTo(72);
    }

    @Test
    void givesNoReadingWithoutSkinContact() {
        assertThat(registry.decode(HeardAdvertisements.of("07ff6b00720800 00"), sink))
                .isEqualTo(Outcome.DECODED);
        assertThat(sink.readings).isEmpty();
        assertThat(sink.sighted).hasSize(1);
    }

    @Test
    void refusesKnownStructuresOfAWrongLength() {
        assertThat(registry.decode(HeardAdvertisements.of("06ff4c00021500"), sink))
                .isEqualTo(Outcome.MALFORMED);
        assertThat(registry.decode(HeardAdvertisements.of("0516aafe30ee"), sink))
                .isEqualTo(Outcome.MALFORMED);
        assertThat(registry.decode(HeardAdvertisements.of("0416aafe20"), sink)).isEqualTo(Outcome.UNKNOWN);
        assertThat(sink.sighted).isEmpty();
    }

    @Test
    void takesAnyOctetsWhatever() {
        SplittableRandom random = new SplittableRandom(20_261_122);
        byte[][] starts = {
            HeardAdvertisements.hex("ffffff22"), HeardAdvertisements.hex("ff4c000215"),
            HeardAdvertisements.hex("16aafe10"), HeardAdvertisements.hex("16d2fc40"),
            HeardAdvertisements.hex("16d2fc43"), HeardAdvertisements.hex("ff6b00"),
        };
        for (int run = 0; run < 200_000; run++) {
            byte[] data = new byte[8 + random.nextInt(32)];
            random.nextBytes(data);
            byte[] start = starts[random.nextInt(starts.length)];
            data[0] = (byte) (data.length - 1 - random.nextInt(2));
            System.arraycopy(start, 0, data, 1, start.length);
            Advertisement heard = HeardAdvertisements.of(HeardAdvertisements.ADDRESS, data);

            registry.decode(heard, new CollectedReadings());
            registry.explain(heard);
        }
    }

    private void identifies(String hex) {
        assertThat(registry.decode(HeardAdvertisements.of(hex), sink)).isEqualTo(Outcome.IDENTIFIED);
        assertThat(sink.readings).isEmpty();
        assertThat(sink.sighted).endsWith(DeviceId.ofAddress(HeardAdvertisements.ADDRESS));
    }

    private Value value(String hex, String name) {
        Message message = registry.explain(HeardAdvertisements.of(hex)).get(0);
        return message.measurements().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static Value number(int number) {
        return new Value.Numeric(BigDecimal.valueOf(number));
    }
}
