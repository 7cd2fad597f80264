package io.wardgate.protocol.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/wire, octet by octet, and Debian's protoc as a reader that knows nothing of this code. */
class GoldenEnvelopeTest {

    /** docs/wire/envelope.md, "Example". */
    private static final String ENVELOPE =
            "0d5747543110011a0847572d33462d303121efcdab89070000002802302a40024a1609f0debc9a7856341210a08d061880bcd9f29e342001524f0a450a08e4868580808080011201031a01022202bc052a02dc103202e8073a010142021e004a021000620205006a01797201007a07120290011a01027a0908021202e0331a010112061002300338017d3514084b";

    /** docs/wire/answer.md, "Example". */
    private static final String ANSWER =
            "0d57474131120a72656365697665722d3118e4bcd9f29e34220f09efcdab890700000010021828202a2a2d09efcdab890700000010011807221e616e6f7468657220626f647920756e646572207468652073616d65206964";

    private static final Path PROTOC = Path.of("/usr/bin/protoc");

    @TempDir
    Path directory;

    @Test
    void envelopeIsTheOneOfTheDocument() throws WireException {
        byte[] sealed = new BatchCodec().seal(id(), clock(), contents());

        assertThat(HexFormat.of().formatHex(sealed)).isEqualTo(ENVELOPE);
        assertThat(new BatchCodec().open(HexFormat.of().parseHex(ENVELOPE)))
                .isEqualTo(new OpenedBatch(id(), clock(), 2, contents()));
    }

    @Test
    void answerIsTheOneOfTheDocument() throws WireException {
        byte[] encoded = new AnswerCodec().encode(answer());

        assertThat(HexFormat.of().formatHex(encoded)).isEqualTo(ANSWER);
        assertThat(new AnswerCodec().decode(HexFormat.of().parseHex(ANSWER))).isEqualTo(answer());
    }

    @Test
    void protocReadsTheEnvelopeAndItsBody() throws IOException, InterruptedException, WireException {
        assumeTrue(Files.isExecutable(PROTOC), "no /usr/bin/protoc: install protobuf-compiler to run this test");
        byte[] envelope = HexFormat.of().parseHex(ENVELOPE);

        assertThat(protocDecode("Envelope", envelope))
                .contains("magic: 827606871", "gateway: \"GW-3F-01\"", "sequence: 42", "mono_millis: 100000");
        assertThat(protocDecode("BatchBody", PackedBody.unpack(EnvelopeFrame.open(envelope))))
                .contains("run_length: 2", "time_residual: 30", "period_millis: 1000", "metric: 2", "reason: 1");
    }

    private String protocDecode(String message, byte[] octets) throws IOException, InterruptedException {
        Path input = Files.write(directory.resolve(message), octets);
        Path protos = Path.of("src/main/proto").toAbsolutePath();
        Process protoc = new ProcessBuilder(
                        PROTOC.toString(),
                        "--decode=wardgate.v1." + message,
                        "-I" + protos,
                        protos.resolve("wardgate/v1/wire.proto").toString())
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(protoc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(protoc.waitFor()).as(text).isZero();
        return text;
    }

    private static BatchId id() {
        return new BatchId("GW-3F-01", 0x0000_0007_89ab_cdefL, Lane.ROUTINE, 42);
    }

    private static ClockStamp clock() {
        return new ClockStamp(0x1234_5678_9abc_def0L, 100_000, 1_795_000_000_000L, true);
    }

    private static BatchContents contents() {
        return new BatchContents(
                List.of(reading(700, 98_960, 72, 3312), reading(701, 99_930, 73, 3311)),
                List.of(new Drop(0, Lane.ROUTINE, 0, 0, 0, 3, DropReason.LANE_QUEUE_FULL)),
                null);
    }

    private static Reading reading(long sequence, long sampledMonoMillis, int heartRate, int skinTemperature) {
        MetricValues values = MetricValues.builder()
                .put(Metric.HEART_RATE, heartRate)
                .put(Metric.SKIN_TEMPERATURE, skinTemperature)
                .build();
        return new Reading(
                DeviceId.ofBand(0xa1b2), 3, sequence, sampledMonoMillis, -61, Flag.WORN.mask(), 0, 0, values);
    }

    private static Answer answer() {
        return new Answer(
                "receiver-1",
                1_795_000_000_100L,
                List.of(new AckRange(0x0000_0007_89ab_cdefL, Lane.ROUTINE, 40, 42)),
                List.of(new Refusal(0x0000_0007_89ab_cdefL, Lane.ALARM, 7, "another body under the same id")));
    }
}
