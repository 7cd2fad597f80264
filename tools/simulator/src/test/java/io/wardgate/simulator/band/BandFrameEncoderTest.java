package io.wardgate.simulator.band;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardgate.simulator.band.FrameHeader.Alerts;
import io.wardgate.simulator.vitals.Vitals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BandFrameEncoderTest {

    private static final Path VECTORS = Path.of("../../docs/wire/band-v1-vectors.json");

    @TestFactory
    List<DynamicTest> writesEveryPublishedVectorOctetByOctet() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : new ObjectMapper().readTree(VECTORS.toFile()).path("vectors")) {
            tests.add(DynamicTest.dynamicTest(
                    vector.path("name").asText(),
                    () -> assertThat(HexFormat.of().formatHex(encode(vector)))
                            .isEqualTo(vector.path("advertisementDataHex").asText())));
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private static byte[] encode(JsonNode vector) {
        BandFrameEncoder encoder = new BandFrameEncoder(vector.path("companyId").asInt());
        JsonNode header = vector.path("header");
        FrameHeader clear = new FrameHeader(
                RecordPeriod.values()[header.path("periodCode").asInt()],
                new Alerts(
                        header.path("sos").asBoolean(),
                        header.path("fall").asBoolean(),
                        header.path("lowBattery").asBoolean(),
                        header.path("charging").asBoolean()),
                header.path("batteryLevel").asInt(),
                Integer.parseUnsignedInt(header.path("bandId").asText(), 16),
                header.path("boot").asInt(),
                header.path("sequence").asInt(),
                header.path("age").asLong() * 100);
        List<Vitals> records = new ArrayList<>();
        for (JsonNode record : vector.path("records")) {
            if (!record.isNull()) {
                records.add(new Vitals(
                        value(record, "heartRate"),
                        value(record, "spo2"),
                        value(record, "skinTemperature"),
                        record.path("motion").asInt(),
                        record.path("worn").asBoolean()));
            }
        }
        byte[] key = vector.path("key").isNull()
                ? null
                : HexFormat.of().parseHex(vector.path("key").asText());
        JsonNode full = vector.path("full");
        if (full.isNull()) {
            return encoder.common(clear, records, key);
        }
        return encoder.full(
                clear,
                records,
                new Episodic(
                        value(full, "systolic"),
                        value(full, "diastolic"),
                        value(full, "pressureAgeSeconds"),
                        value(full, "steps"),
                        value(full, "battery")),
                key);
    }

    private static int value(JsonNode node, String name) {
        return node.path(name).isNull() ? -1 : (int) node.path(name).asLong();
    }
}
