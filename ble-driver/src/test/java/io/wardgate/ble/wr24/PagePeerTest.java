package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The codec against a second implementation that was written from the page alone, in another language
 * (src/test/resources/wr24/page_peer.py). Skipped where there is no Python.
 */
class PagePeerTest {

    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path PEER = Path.of("src/test/resources/wr24/page_peer.py");
    private static final int CASES = 2_000;

    private final long seed = Long.getLong("wardgate.seed", 20_261_122L);
    private final SplittableRandom random = new SplittableRandom(seed);

    @TempDir
    private Path directory;

    @BeforeEach
    void needsPython() {
        assumeTrue(Files.isExecutable(PYTHON), "no " + PYTHON);
    }

    @Test
    void bothMakeTheSameOctets() throws Exception {
        List<Frame> frames = new ArrayList<>();
        List<String> described = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Frame frame = anyFrame();
            frames.add(frame);
            described.add(new ObjectMapper().writeValueAsString(described(frame)));
        }

        List<String> made = peer("make", described);

        assertThat(made)
                .as("seed %d", seed)
                .containsExactlyElementsOf(frames.stream()
                        .map(frame -> HexFormat.of().formatHex(frame.octets()))
                        .toList());
    }

    @Test
    void bothFindTheSameFramesInDamagedStreams() throws Exception {
        List<String> streams = new ArrayList<>();
        List<JsonNode> found = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            byte[] stream = damagedStream();
            streams.add(HexFormat.of().formatHex(stream));
            found.add(framesIn(stream));
        }

        List<String> read = peer("read", streams);

        ObjectMapper json = new ObjectMapper();
        assertThat(read).hasSize(CASES);
        for (int i = 0; i < CASES; i++) {
            assertThat(json.readTree(read.get(i)))
                    .as("seed %d, stream %d: %s", seed, i, streams.get(i))
                    .isEqualTo(found.get(i));
        }
    }

    private List<String> peer(String job, List<String> lines) throws IOException, InterruptedException {
        Path input = Files.write(directory.resolve("input"), lines);
        Path output = directory.resolve("output");
        Process python = new ProcessBuilder(PYTHON.toString(), PEER.toString(), job)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(python.waitFor()).isZero();
        return Files.readAllLines(output);
    }

    private static JsonNode framesIn(byte[] stream) throws IOException {
        var frames = new ObjectMapper().createArrayNode();
        Framer framer = new Framer(frame -> frames.add(described(frame)));
        framer.feed(stream, stream.length);
        framer.giveUp();
        return new ObjectMapper().readTree(frames.toString()); // numbers as the parser makes them
    }

    private static JsonNode described(Frame frame) {
        return new ObjectMapper()
                .createObjectNode()
                .put("version", frame.version())
                .put("flags", frame.flags())
                .put("type", frame.type())
                .put("devId", String.format("%012x", frame.devId()))
                .put("seq", frame.seq())
                .put("rssi", frame.rssiDbm())
                .put("chan", frame.channel())
                .put("tick", frame.tick() < 0 ? frame.tick() + (1L << 32) : frame.tick())
                .put("payload", HexFormat.of().formatHex(frame.payload()));
    }

    private byte[] damagedStream() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 5; i++) {
            byte[] octets = anyFrame().octets();
            switch (random.nextInt(4)) {
                case 0 -> octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
                case 1 -> stream.write(random.nextInt(3) == 0 ? 0xA5 : random.nextInt(256));
                default -> {
                    // this one is good
                }
            }
            stream.write(octets, 0, random.nextInt(8) == 0 ? random.nextInt(octets.length) : octets.length);
        }
        return stream.toByteArray();
    }

    private Frame anyFrame() {
        byte[] payload = new byte[random.nextInt(201)];
        random.nextBytes(payload);
        return new Frame(
                random.nextInt(16),
                random.nextInt(16),
                random.nextInt(256),
                random.nextLong(1L << 48),
                random.nextInt(1 << 16),
                random.nextInt(-128, 128),
                random.nextInt(256),
                random.nextInt(),
                payload);
    }
}
