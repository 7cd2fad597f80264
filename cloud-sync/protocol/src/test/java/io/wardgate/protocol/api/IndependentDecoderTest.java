package io.wardgate.protocol.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Reading;
import io.wardgate.api.tap.Tap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Debian's protoc and python3-protobuf read our batches value by value, by a decoder that was written from the pages under
 * docs/wire alone and shares no code with this one.
 */
class IndependentDecoderTest {

    private static final ClockStamp CLOCK =
            new ClockStamp(0x1234_5678_9abc_def0L, 123_456_789, 1_795_000_000_000L, true);

    private final BatchCodec codec = new BatchCodec();

    @TempDir
    private Path folder;

    @BeforeEach
    void generateThePythonMessages() throws Exception {
        run(List.of("protoc", "-Isrc/main/proto", "--python_out=" + folder, "wardgate/v1/wire.proto"), Path.of("none"));
    }

    @Test
    void readsTheBatchesOfAWardValueByValue() throws Exception {
        WardGenerator ward = new WardGenerator(7);
        compare(List.of(ward.next(20), ward.next(1_000), ward.next(4_000)));
    }

    @Test
    void readsWhateverTheWireCanCarryValueByValue() throws Exception {
        List<List<Reading>> batches = new ArrayList<>();
        for (long seed = 0; seed < 300; seed++) {
            batches.add(new RandomContents(new SplittableRandom(seed)).next().readings());
        }
        compare(batches);
    }

    @Test
    void readsWhateverAlarmsAndRollCallsTheWireCanCarry() throws Exception {
        StringBuilder envelopes = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (long seed = 0; seed < 300; seed++) {
            BatchContents contents = new RandomContents(new SplittableRandom(seed)).next();
            BatchId id = new BatchId("GW-3F-01", 7, Lane.ALARM, seed + 1);
            envelopes
                    .append(HexFormat.of().formatHex(codec.seal(id, CLOCK, contents)))
                    .append('\n');
            contents.alarms().forEach(alarm -> expected.add(line(alarm)));
            RollCall call = contents.rollCall();
            if (call != null) {
                expected.add(String.format(
                        "[\"roll call\",%d,%d,%d,%s]",
                        call.book(),
                        call.nextNumber(),
                        call.monoMillis(),
                        call.open().toString().replace(" ", "")));
            }
        }
        Path input = Files.writeString(folder.resolve("envelopes"), envelopes);

        List<String> decoded =
                run(List.of("/usr/bin/python3", "src/test/python/decode_batches.py", "" + folder, "alarms"), input);

        assertThat(expected).hasSizeGreaterThan(300);
        assertThat(decoded).containsExactlyElementsOf(expected);
    }

    @Test
    void readsWhateverTapsTheWireCanCarry() throws Exception {
        StringBuilder envelopes = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (long seed = 0; seed < 300; seed++) {
            BatchContents contents = new RandomContents(new SplittableRandom(seed)).next();
            BatchId id = new BatchId("GW-3F-01", 7, Lane.ALARM, seed + 1);
            envelopes
                    .append(HexFormat.of().formatHex(codec.seal(id, CLOCK, contents)))
                    .append('\n');
            contents.taps().forEach(tap -> expected.add(withoutTrailingNulls(line(tap))));
        }
        Path input = Files.writeString(folder.resolve("envelopes"), envelopes);

        List<String> decoded =
                run(List.of("/usr/bin/python3", "src/test/python/decode_batches.py", "" + folder, "taps"), input);

        assertThat(expected).hasSizeGreaterThan(300);
        assertThat(decoded).containsExactlyElementsOf(expected);
    }

    private static String line(Alarm alarm) {
        Evidence evidence = alarm.evidence();
        Metric metric = evidence == null ? null : evidence.metric();
        Alarm.Over over = alarm.over();
        return String.format(
                "[\"alarm\",%d,%d,%d,%d,%d,%s,%d,%s,\"%s\"]",
                alarm.id().book(),
                alarm.id().number(),
                alarm.kind().number(),
                alarm.deviceId(),
                alarm.severity().number(),
                evidence == null
                        ? "null"
                        : "[" + (metric == null ? "null" : metric.number()) + "," + evidence.value() + ","
                                + evidence.limit() + "]",
                alarm.raisedMonoMillis(),
                over == null
                        ? "null"
                        : "[" + over.monoMillis() + "," + over.end().number() + "]",
                alarm.place());
    }

    private static String line(Tap tap) {
        Tap.Proof proof = tap.proof();
        String shownProof = proof == null
                ? "null"
                : "[" + Integer.toUnsignedString(proof.tag().key()) + ","
                        + Long.toUnsignedString(proof.tag().high()) + ","
                        + Long.toUnsignedString(proof.tag().low()) + ","
                        + proof.technology().number() + "," + proof.level().number() + ","
                        + unless(-1, proof.sunCounter()) + "]";
        return "["
                + Stream.of(
                                Long.toUnsignedString(tap.id().book()),
                                Long.toUnsignedString(tap.id().number()),
                                Long.toUnsignedString(tap.monoMillis()),
                                quoted(tap.reader()),
                                quoted(tap.place().point()),
                                quoted(tap.place().zone()),
                                tap.place().zoneClass().number(),
                                tap.place().type().number(),
                                quoted(tap.place().door()),
                                shownProof,
                                tap.subject() == null ? "null" : quoted(tap.subject()),
                                tap.decision().number(),
                                tap.reason().number(),
                                Long.toUnsignedString(tap.policy().version()),
                                unless(-1, tap.policy().ageSeconds()),
                                tap.policy().offline(),
                                tap.band().check().number(),
                                unless(127, tap.band().rssiDbm()),
                                unless(-1, tap.band().ageMillis()),
                                tap.before().number(),
                                Integer.toUnsignedString(tap.attempt()),
                                quoted(tap.correlation()),
                                Long.toUnsignedString(tap.latency().readMicros()),
                                Long.toUnsignedString(tap.latency().decideMicros()),
                                unless(-1, tap.latency().actMicros()))
                        .map(String::valueOf)
                        .collect(Collectors.joining(","))
                + "]";
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String unless(long unknown, long value) {
        return value == unknown ? "null" : String.valueOf(value);
    }

    private void compare(List<List<Reading>> batches) throws Exception {
        StringBuilder envelopes = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            BatchId id = new BatchId("GW-3F-01", 7, Lane.ROUTINE, i + 1);
            byte[] envelope = codec.seal(id, CLOCK, new BatchContents(batches.get(i), List.of(), null));
            envelopes.append(HexFormat.of().formatHex(envelope)).append('\n');
            codec.open(envelope).contents().readings().forEach(reading -> expected.add(line(reading)));
        }
        Path input = Files.writeString(folder.resolve("envelopes"), envelopes);

        List<String> decoded =
                run(List.of("/usr/bin/python3", "src/test/python/decode_batches.py", "" + folder), input);

        assertThat(decoded).containsExactlyElementsOf(expected);
    }

    /** As the script prints it; the list of values ends with the last metric of the batch, so trailing nulls are cut. */
    private static String line(Reading reading) {
        List<String> values = new ArrayList<>();
        for (int number = 0; number < Metric.count(); number++) {
            Metric metric = Metric.ofNumber(number);
            values.add(
                    reading.values().has(metric)
                            ? String.valueOf(reading.values().get(metric))
                            : "null");
        }
        return withoutTrailingNulls("[" + reading.deviceId() + "," + Integer.toUnsignedLong(reading.boot()) + ","
                + reading.sequence() + "," + reading.sampledMonoMillis() + "," + reading.rssiDbm() + ","
                + Integer.toUnsignedLong(reading.flags()) + "," + Integer.toUnsignedLong(reading.quality()) + ","
                + Integer.toUnsignedLong(reading.suspectMetrics()) + ",[" + String.join(",", values) + "]]");
    }

    private static String withoutTrailingNulls(String line) {
        return line.replaceAll("(,null)+]]$", "]]").replace("[null]]", "[]]");
    }

    private List<String> run(List<String> command, Path input) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Path output = folder.resolve("output");
        builder.redirectOutput(output.toFile());
        if (Files.exists(input)) {
            builder.redirectInput(input.toFile());
        }
        int exit = builder.start().waitFor();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(exit).as(() -> String.join(" ", command) + ": " + text).isZero();
        return text.lines().map(IndependentDecoderTest::withoutTrailingNulls).collect(Collectors.toList());
    }
}
