package io.wardgate.ble.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.advertisement.AdCursor;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.decoder.DeviceEvent;
import io.wardgate.ble.decoder.Measurement;
import io.wardgate.ble.decoder.Message;
import io.wardgate.ble.decoder.Value;
import io.wardgate.ble.key.KeysForTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Published BTHome messages must decode exactly. More vectors of the same form, one JSON object a line in files named
 * {@code *.jsonl}, are taken from the folder of the system property {@code wardgate.vectors}.
 */
class BthomeVectorTest {

    private static final Path SHIPPED = Path.of("src/test/resources/vectors/bthome.jsonl");
    private static final String BTHOME_UUID = "fcd2";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @TestFactory
    Stream<DynamicTest> decodesEveryVectorExactly() throws IOException {
        List<Path> files = new ArrayList<>(List.of(SHIPPED));
        String folder = System.getProperty("wardgate.vectors");
        if (folder != null) {
            try (Stream<Path> more = Files.list(Path.of(folder))) {
                more.filter(file -> file.toString().endsWith(".jsonl")).sorted().forEach(files::add);
            }
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                JsonNode vector = JSON.readTree(line);
                if (vector.path("in").path("servicedatauuid").asText().equals(BTHOME_UUID)) {
                    tests.add(DynamicTest.dynamicTest(vector.get("id").asText(), () -> check(vector)));
                }
            }
        }
        return tests.stream();
    }

    private static void check(JsonNode vector) {
        JsonNode in = vector.get("in");
        long address = DeviceAddress.parse(in.get("id").asText());
        byte[] serviceData = HeardAdvertisements.hex(in.get("servicedata").asText());
        byte[] content = ByteBuffer.allocate(serviceData.length + 2)
                .put((byte) 0xD2)
                .put((byte) 0xFC)
                .put(serviceData)
                .array();
        String key = in.hasNonNull("bindkey") ? in.get("bindkey").asText() : null;

        List<Message> messages = new ShippedDecoders(0xFFFF, KeysForTest.bthome(address, key))
                .registry()
                .explain(HeardAdvertisements.of(
                        address, HeardAdvertisements.structure(AdCursor.SERVICE_DATA_16, content)));

        Map<String, Object> decoded = new LinkedHashMap<>();
        List<String> events = new ArrayList<>();
        for (Message message : messages) {
            message.measurements().forEach(one -> decoded.put(one.name(), plain(one)));
            message.events().forEach(one -> events.add(describe(one)));
        }
        Map<String, Object> expected = new LinkedHashMap<>();
        vector.get("expected")
                .properties()
                .forEach(entry -> expected.put(entry.getKey(), plain(entry.getValue(), decoded.get(entry.getKey()))));
        assertThat(decoded).isEqualTo(expected);
        List<String> expectedEvents = new ArrayList<>();
        vector.path("events").forEach(event -> expectedEvents.add(describe(event)));
        assertThat(events).isEqualTo(expectedEvents);
    }

    private static Object plain(Measurement measurement) {
        Value value = measurement.value();
        if (value instanceof Value.Numeric numeric) {
            return numeric.number().stripTrailingZeros();
        }
        if (value instanceof Value.Binary binary) {
            return binary.on();
        }
        return value instanceof Value.Moment moment ? moment.instant() : ((Value.Text) value).text();
    }

    private static Object plain(JsonNode expected, @Nullable Object decoded) {
        if (expected.isNumber()) {
            BigDecimal number = expected.decimalValue().stripTrailingZeros();
            return decoded instanceof Instant
                    ? Instant.ofEpochMilli(number.movePointRight(3).longValue())
                    : number;
        }
        if (expected.isBoolean()) {
            return expected.asBoolean();
        }
        if (decoded instanceof Instant) {
            return OffsetDateTime.parse(expected.asText().replace(' ', 'T')).toInstant();
        }
        return expected.asText();
    }

    private static String describe(DeviceEvent event) {
        String name = event.name().replace('_', ' ');
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "|" + event.type() + "|"
                + (event.steps() == null ? "" : event.steps());
    }

    private static String describe(JsonNode event) {
        JsonNode steps = event.path("event_properties").path("steps");
        return event.get("name").asText() + "|" + event.get("event_type").asText() + "|"
                + (steps.isMissingNode() ? "" : steps.asInt());
    }
}
