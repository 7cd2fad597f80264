package io.wardgate.simulator.wr24;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FrameTest {

    private static final Path VECTORS = Path.of("../../docs/wire/wr24-v1-vectors.json");
    private static final HexFormat HEX = HexFormat.of();

    /** The page's "vitals of a band", octet by octet. */
    private static final String VITALS = "a55a" // sync
            + "10" // version 1, no flags
            + "1b" // 27 octets of payload
            + "01" // vitals
            + "d5c4b3a201c0" // C0:01:A2:B3:C4:D5, least significant octet first
            + "0102" // seq 513
            + "c3" // -61 dBm
            + "28" // 2,440 MHz
            + "70110100" // tick 70,000
            + "1affffff220c0000a1b2000703e80348c325c747c525a549c32589"
            + "dea3"; // CRC, low octet first

    @Test
    void checkValueIsThePages() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);

        assertThat(Crc16.of(digits, 0, digits.length)).isEqualTo(0x29B1);
    }

    @TestFactory
    List<DynamicTest> writesAndReadsEveryPublishedVector() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : new ObjectMapper().readTree(VECTORS.toFile()).path("vectors")) {
            tests.add(DynamicTest.dynamicTest(vector.path("name").asText(), () -> check(vector)));
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private static void check(JsonNode vector) {
        assertThat(vector.path("version").asInt()).isEqualTo(Frame.VERSION);
        Frame frame = new Frame(
                vector.path("flags").asInt(),
                Integer.parseInt(vector.path("type").asText(), 16),
                Long.parseLong(vector.path("devId").asText(), 16),
                vector.path("seq").asInt(),
                vector.path("rssi").asInt(),
                vector.path("chan").asInt(),
                (int) vector.path("tick").asLong(),
                HEX.parseHex(vector.path("payloadHex").asText()));
        byte[] octets = HEX.parseHex(vector.path("frameHex").asText());

        assertThat(frame.octets()).isEqualTo(octets);
        assertThat(Frame.checks(octets, 0, octets.length)).isTrue();
        assertThat(Frame.at(octets, 0)).usingRecursiveComparison().isEqualTo(frame);
    }

    @Test
    void writesTheVectorOfThePage() {
        byte[] payload = HEX.parseHex("1affffff220c0000a1b2000703e80348c325c747c525a549c32589");
        Frame frame = new Frame(0, 0x01, 0xC001_A2B3_C4D5L, 513, -61, 40, 70_000, payload);

        assertThat(HEX.formatHex(frame.octets())).isEqualTo(VITALS);
    }

    @Test
    void readsWhatItWrites() {
        byte[] octets = HEX.parseHex(VITALS);

        assertThat(Frame.checks(octets, 0, octets.length)).isTrue();
        Frame frame = Frame.at(octets, 0);
        assertThat(frame.devId()).isEqualTo(0xC001_A2B3_C4D5L);
        assertThat(frame.seq()).isEqualTo(513);
        assertThat(frame.rssi()).isEqualTo(-61);
        assertThat(frame.chan()).isEqualTo(40);
        assertThat(frame.tick()).isEqualTo(70_000);
        assertThat(frame.octets()).isEqualTo(octets);
    }

    @Test
    void noFlippedBitBehindTheSyncPassesTheCheck() {
        byte[] octets = HEX.parseHex(VITALS);
        for (int bit = 16; bit < octets.length * 8; bit++) {
            octets[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Frame.checks(octets, 0, octets.length)).as("bit %d", bit).isFalse();
            octets[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }
}
