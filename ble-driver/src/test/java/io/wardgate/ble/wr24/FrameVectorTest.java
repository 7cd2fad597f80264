package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardgate.ble.HeardAdvertisements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every vector of docs/wire/wr24-v1-vectors.json octet by octet and field by field, and the examples of the page. */
class FrameVectorTest {

    private static final Path WIRE = Path.of("../docs/wire");

    @TestFactory
    Stream<DynamicTest> framesAreThoseOfTheVectors() throws IOException {
        return vectors()
                .map(vector -> DynamicTest.dynamicTest(vector.get("name").asText(), () -> {
                    List<Frame> read = new ArrayList<>();
                    Framer framer = new Framer(read::add);
                    byte[] octets = hex(vector, "frameHex");
                    framer.feed(octets, octets.length);

                    assertThat(read).hasSize(1);
                    Frame frame = read.get(0);
                    assertThat(frame).usingRecursiveComparison().isEqualTo(described(vector));
                    assertThat(frame.octets()).isEqualTo(octets);
                    if ("toGateway".equals(vector.get("direction").asText())) {
                        checkHeard(frame, vector.get("fields"));
                    } else {
                        assertThat(written(frame, vector.get("fields")))
                                .as("payload from the fields")
                                .isEqualTo(frame.payload());
                    }
                }));
    }

    @Test
    void everyTypeHasAVector() throws IOException {
        assertThat(vectors().map(vector -> FrameType.of(code(vector))))
                .contains(
                        FrameType.VITALS,
                        FrameType.EVENT,
                        FrameType.HELLO,
                        FrameType.STATISTICS,
                        FrameType.TIME_SYNC,
                        FrameType.COMMAND,
                        FrameType.COMMAND_ACK,
                        FrameType.COMMAND_EXPIRED,
                        FrameType.SMP_FRAGMENT,
                        FrameType.ERROR);
    }

    @Test
    void examplesOfThePageAreVectors() throws IOException {
        String page = Files.readString(WIRE.resolve("wr24-v1.md"));
        String examples = page.substring(page.indexOf("## Worked examples"));

        List<String> shown = Pattern.compile("```\\n(.*?)```", Pattern.DOTALL)
                .matcher(examples)
                .results()
                .map(FrameVectorTest::octetsOf)
                .toList();

        assertThat(shown).hasSizeGreaterThanOrEqualTo(3);
        assertThat(vectors().map(vector -> vector.get("frameHex").asText())).containsAll(shown);
    }

    /** The octets of a block: pairs of hex digits at the start of each line, up to the words. */
    private static String octetsOf(MatchResult block) {
        StringBuilder hex = new StringBuilder();
        block.group(1)
                .lines()
                .forEach(line -> Pattern.compile("^((?:[0-9a-f]{2}(?: |$))+)")
                        .matcher(line)
                        .results()
                        .forEach(octets -> hex.append(octets.group(1).replace(" ", ""))));
        return hex.toString();
    }

    private static void checkHeard(Frame frame, JsonNode fields) {
        byte[] payload = frame.payload();
        switch (type(frame)) {
            case HELLO ->
                assertThat(ReceiverHello.read(payload))
                        .isEqualTo(new ReceiverHello(
                                number(fields, "least"),
                                number(fields, "greatest"),
                                number(fields, "token"),
                                fields.get("firmware").asText(),
                                number(fields, "abilities"),
                                number(fields, "txPowerDbm"),
                                number(fields, "txPowerLeastDbm"),
                                number(fields, "txPowerGreatestDbm"),
                                number(fields, "bootReason"),
                                number(fields, "bootNumber"),
                                fields.get("serial").asText()));
            case STATISTICS ->
                assertThat(ReceiverStatistics.read(payload))
                        .isEqualTo(new ReceiverStatistics(
                                number(fields, "uptimeSeconds"),
                                number(fields, "rxOk"),
                                number(fields, "crcBad"),
                                number(fields, "overflow"),
                                number(fields, "lineBad"),
                                number(fields, "dutyPermille"),
                                number(fields, "txPowerDbm"),
                                number(fields, "held"),
                                number(fields, "sent")));
            case TIME_SYNC ->
                assertThat(SyncAnswer.read(payload))
                        .isEqualTo(new SyncAnswer(number(fields, "token"), number(fields, "receivedTick")));
            case COMMAND_ACK ->
                assertThat(CommandAnswer.readAck(payload))
                        .isEqualTo(new CommandAnswer(
                                number(fields, "cmdId"),
                                CommandAnswer.Outcome.values()[number(fields, "state") - 1],
                                number(fields, "reason"),
                                number(fields, "tries")));
            case COMMAND_EXPIRED ->
                assertThat(CommandAnswer.readExpired(payload))
                        .isEqualTo(new CommandAnswer(
                                number(fields, "cmdId"),
                                CommandAnswer.Outcome.EXPIRED,
                                number(fields, "reason"),
                                number(fields, "tries")));
            case ERROR -> assertThat(ErrorNotice.read(payload)).isEqualTo(notice(fields));
            default -> assertThat(fields).isEmpty();
        }
    }

    private static byte @Nullable [] written(Frame frame, JsonNode fields) {
        return switch (type(frame)) {
            case HELLO ->
                new HelloRequest(number(fields, "least"), number(fields, "greatest"), number(fields, "token")).octets();
            case TIME_SYNC ->
                new SyncRequest(number(fields, "token"), fields.get("utcMillis").asLong()).octets();
            case COMMAND ->
                new CommandFrame(
                                number(fields, "cmdId"),
                                number(fields, "ttlSeconds"),
                                number(fields, "tries"),
                                CommandFrame.What.values()[number(fields, "what") - 1],
                                hex(fields, "argumentHex"))
                        .octets();
            case SMP_FRAGMENT -> {
                byte[] packet = hex(fields, "dataHex");
                assertThat(SmpFragment.read(frame.payload()))
                        .usingRecursiveComparison()
                        .isEqualTo(new SmpFragment(fields.get("last").asBoolean(), number(fields, "piece"), packet));
                yield SmpFragment.cut(packet).get(0);
            }
            case ERROR -> notice(fields).octets();
            default -> null;
        };
    }

    private static ErrorNotice notice(JsonNode fields) {
        return new ErrorNotice(
                number(fields, "code"),
                Integer.parseInt(fields.get("aboutType").asText(), 16),
                number(fields, "aboutSeq"),
                fields.get("text").asText());
    }

    private static Frame described(JsonNode vector) {
        return new Frame(
                number(vector, "version"),
                number(vector, "flags"),
                code(vector),
                Long.parseLong(vector.get("devId").asText(), 16),
                number(vector, "seq"),
                number(vector, "rssi"),
                number(vector, "chan"),
                number(vector, "tick"),
                hex(vector, "payloadHex"));
    }

    private static FrameType type(Frame frame) {
        FrameType type = FrameType.of(frame.type());
        return Objects.requireNonNull(type);
    }

    private static int code(JsonNode vector) {
        return HexFormat.fromHexDigits(vector.get("type").asText());
    }

    private static int number(JsonNode node, String key) {
        return (int) node.get(key).asLong();
    }

    private static byte[] hex(JsonNode node, String key) {
        return HeardAdvertisements.hex(node.get(key).asText());
    }

    private static Stream<JsonNode> vectors() throws IOException {
        JsonNode file =
                new ObjectMapper().readTree(WIRE.resolve("wr24-v1-vectors.json").toFile());
        return StreamSupport.stream(file.get("vectors").spliterator(), false);
    }
}
