package io.wardgate.ble.band;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Quality;
import io.wardgate.api.reading.Reading;
import io.wardgate.ble.CollectedReadings;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.key.KeysForTest;
import io.wardgate.ble.vendor.ShippedDecoders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every vector of docs/wire/band-v1-vectors.json, value by value. */
class BandVectorTest {

    private static final Path VECTORS = Path.of("../docs/wire/band-v1-vectors.json");
    private static final int[] PERIOD_MILLIS = {250, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000};

    @TestFactory
    Stream<DynamicTest> decodesEveryVector() throws IOException {
        JsonNode vectors = new ObjectMapper().readTree(VECTORS.toFile()).get("vectors");
        assertThat(vectors.size()).isGreaterThanOrEqualTo(8);
        return Stream.iterate(0, i -> i < vectors.size(), i -> i + 1)
                .map(vectors::get)
                .map(vector -> DynamicTest.dynamicTest(vector.get("name").asText(), () -> check(vector)));
    }

    private static void check(JsonNode vector) {
        JsonNode header = vector.get("header");
        int band = Integer.parseUnsignedInt(header.get("bandId").asText(), 16);
        CollectedReadings sink = new CollectedReadings();
        Advertisement heard =
                HeardAdvertisements.of(vector.get("advertisementDataHex").asText());

        Outcome outcome = new ShippedDecoders(
                        vector.get("companyId").asInt(), KeysForTest.band(band, text(vector.get("key"))))
                .registry()
                .decode(heard, sink);

        assertThat(outcome).isEqualTo(Outcome.DECODED);
        assertThat(sink.sighted).containsExactly(DeviceId.ofBand(band));
        int next = 0;
        for (int i = 0; i < 3; i++) {
            JsonNode record = vector.get("records").get(i);
            if (!record.isNull()) {
                checkRecord(sink.readings.get(next++), vector, record, i);
            }
        }
        assertThat(sink.readings).hasSize(next);
    }

    private static void checkRecord(Reading reading, JsonNode vector, JsonNode record, int index) {
        JsonNode header = vector.get("header");
        assertThat(reading.boot()).isEqualTo(header.get("boot").asInt());
        assertThat(reading.sequence()).isEqualTo(header.get("sequence").asInt() - index);
        assertThat(reading.sampledMonoMillis())
                .isEqualTo(HeardAdvertisements.HEARD_MILLIS
                        - 100L * header.get("age").asInt()
                        - (long) index * PERIOD_MILLIS[header.get("periodCode").asInt()]);
        assertThat(reading.rssiDbm()).isEqualTo(HeardAdvertisements.RSSI_DBM);
        assertThat(reading.quality()).isEqualTo(index == 0 ? 0 : Quality.RECOVERED.mask());
        boolean newest = index == 0;
        assertThat(Flag.WORN.in(reading.flags())).isEqualTo(record.get("worn").asBoolean());
        assertThat(Flag.SOS.in(reading.flags()))
                .isEqualTo(newest && header.get("sos").asBoolean());
        assertThat(Flag.FALL.in(reading.flags()))
                .isEqualTo(newest && header.get("fall").asBoolean());
        assertThat(Flag.LOW_BATTERY.in(reading.flags()))
                .isEqualTo(newest && header.get("lowBattery").asBoolean());
        assertThat(Flag.CHARGING.in(reading.flags()))
                .isEqualTo(newest && header.get("charging").asBoolean());
        assertMetric(reading, Metric.HEART_RATE, record.get("heartRate"));
        assertMetric(reading, Metric.SPO2, record.get("spo2"));
        assertMetric(reading, Metric.SKIN_TEMPERATURE, record.get("skinTemperature"));
        assertMetric(reading, Metric.MOTION, record.get("motion"));
        checkNewestOnly(reading, header, newest ? vector.get("full") : null, newest);
    }

    private static void checkNewestOnly(Reading reading, JsonNode header, @Nullable JsonNode full, boolean newest) {
        JsonNode block = full == null || full.isNull() ? MissingNode.getInstance() : full;
        assertMetric(reading, Metric.SYSTOLIC, block.get("systolic"));
        assertMetric(reading, Metric.DIASTOLIC, block.get("diastolic"));
        @Nullable JsonNode steps = block.get("steps");
        assertMetric(
                reading,
                Metric.STEPS,
                steps == null || steps.isNull() || steps.asLong() > Integer.MAX_VALUE ? null : steps);
        if (!newest) {
            assertThat(reading.values().has(Metric.BATTERY)).isFalse();
        } else if (block.hasNonNull("battery")) {
            assertMetric(reading, Metric.BATTERY, block.get("battery"));
        } else {
            assertThat(reading.values().get(Metric.BATTERY))
                    .isEqualTo((int) Math.round(header.get("batteryLevel").asInt() * 100 / 15.0));
        }
    }

    private static void assertMetric(Reading reading, Metric metric, @Nullable JsonNode expected) {
        if (expected == null || expected.isNull()) {
            assertThat(reading.values().has(metric)).as("%s present", metric).isFalse();
        } else {
            assertThat(reading.values().get(metric)).as("%s", metric).isEqualTo(expected.asInt());
        }
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.asText();
    }
}
