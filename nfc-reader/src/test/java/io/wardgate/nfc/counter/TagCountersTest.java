package io.wardgate.nfc.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.wardgate.nfc.aes.AesKey;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(60)
class TagCountersTest {

    private static final CounterId ONE = new CounterId(1, 2);
    private static final CounterId OTHER = new CounterId(1, 3);

    @TempDir
    private Path folder;

    @Test
    void onlyGreaterCountersAreTaken() throws IOException {
        try (TagCounters counters = TagCounters.open(folder)) {
            assertThat(counters.take(ONE, 0).isReplay()).isFalse();
            assertThat(counters.take(ONE, 7).isReplay()).isFalse();
            assertThat(counters.take(ONE, 7).isReplay()).isTrue();
            assertThat(counters.take(ONE, 6).isReplay()).isTrue();
            assertThat(counters.take(OTHER, 6).isReplay()).isFalse();
            assertThat(counters.take(ONE, 8).isReplay()).isFalse();
        }
    }

    @Test
    void aLeapOfMoreThanFiftyIsMarked() throws IOException {
        try (TagCounters counters = TagCounters.open(folder)) {
            assertThat(counters.take(ONE, 900).isLeap()).isFalse(); // never seen here before
            assertThat(counters.take(ONE, 950).isLeap()).isFalse();
            assertThat(counters.take(ONE, 1_001).isLeap()).isTrue();
        }
    }

    @Test
    void knowsWhoWasThereBefore() throws IOException {
        try (TagCounters counters = TagCounters.open(folder)) {
            counters.take(ONE, 1);
        }
        try (TagCounters counters = TagCounters.open(folder)) {
            assertThat(counters.knows(ONE)).isTrue();
            assertThat(counters.knows(OTHER)).isFalse();
        }
    }

    /** A power cut leaves the file as it was after some write, the last record perhaps in part: each length is tried. */
    @Test
    void whateverIsLeftOfTheEndTheRecordsBeforeItCount() throws IOException {
        try (TagCounters counters = TagCounters.open(folder)) {
            for (int counter = 1; counter <= 5; counter++) {
                counters.take(ONE, counter);
            }
        }
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            int left = length / CounterRecord.OCTETS;
            try (TagCounters counters = TagCounters.open(folder)) {
                assertThat(counters.take(ONE, left).isReplay())
                        .as("length %d", length)
                        .isEqualTo(left > 0);
                assertThat(counters.take(ONE, left + 1).isReplay()).isFalse();
            }
            try (TagCounters counters = TagCounters.open(folder)) {
                assertThat(counters.take(ONE, left + 1).isReplay()).isTrue();
            }
        }
    }

    @Test
    void aDamagedOctetCostsItsRecordOnly() throws IOException {
        try (TagCounters counters = TagCounters.open(folder)) {
            for (int counter = 1; counter <= 3; counter++) {
                counters.take(ONE, counter);
                counters.take(OTHER, counter);
            }
        }
        byte[] whole = Files.readAllBytes(file());
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file(), damaged);
            Map<CounterId, Integer> greatest = new HashMap<>();
            try (CounterFile file = new CounterFile(folder)) {
                assertThat(file.load(greatest)).isEqualTo(1);
            }
            assertThat(greatest.getOrDefault(ONE, 0) + greatest.getOrDefault(OTHER, 0))
                    .isGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void theFileIsWrittenAnewWhenMostOfItIsOld() throws IOException {
        try (TagCounters counters = TagCounters.open(folder)) {
            for (int counter = 0; counter < 9_000; counter++) {
                counters.take(ONE, counter);
            }
        }
        assertThat(Files.size(file())).isLessThan(5_000 * CounterRecord.OCTETS);
        try (TagCounters counters = TagCounters.open(folder)) {
            assertThat(counters.take(ONE, 8_999).isReplay()).isTrue();
        }
    }

    @Test
    void aCounterThatCannotBeWrittenIsNotGranted() throws IOException {
        try (TagCounters counters = TagCounters.open(folder)) {
            counters.take(ONE, 1);
            counters.close();
            Files.delete(file());
            Files.createDirectory(file());
            Files.createFile(file().resolve("in-the-way"));

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> counters.take(ONE, 2));
            Files.delete(file().resolve("in-the-way"));
            Files.delete(file());
            assertThat(counters.take(ONE, 3).isReplay()).isFalse();
        }
        try (TagCounters counters = TagCounters.open(folder)) {
            assertThat(counters.take(ONE, 3).isReplay()).isTrue();
        }
    }

    /** A child process says each counter after it was taken, and is killed while it counts on. */
    @Test
    void whatWasToldIsThereAfterAKill() throws Exception {
        Path said = folder.resolve("said");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPathOf(Counting.class, TagCounters.class, LoggerFactory.class),
                        Counting.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(said.toFile())
                .start();
        try {
            await().until(() -> Files.size(said) > 600 || !child.isAlive());
        } finally {
            child.destroyForcibly().waitFor();
        }
        // Behind the last line feed is what the kill cut short
        String[] lines = Files.readString(said).split("\n", -1);
        int told = Integer.parseInt(lines[lines.length - 2]);
        assertThat(told).isGreaterThan(100);
        try (TagCounters counters = TagCounters.open(folder)) {
            assertThat(counters.take(ONE, told).isReplay()).isTrue();
        }
    }

    @Test
    void anIdIsOfOneKeyAndTellsNothing() {
        byte[] key = new byte[AesKey.OCTETS];
        CounterId zeros = CounterId.of(new AesKey(key));
        key[0] = 1;

        assertThat(CounterId.of(new AesKey(key))).isNotEqualTo(zeros);
        assertThat(CounterId.of(new AesKey(new byte[AesKey.OCTETS]))).isEqualTo(zeros);
    }

    /** Whatever started this test, its own class path may be hidden in a manifest. */
    private static String classPathOf(Class<?>... needed) {
        return Stream.of(needed)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path file() {
        return folder.resolve("tag-counters");
    }

    /** The child. */
    static final class Counting {

        private Counting() {}

        public static void main(String[] arguments) throws IOException {
            TagCounters counters = TagCounters.open(Path.of(arguments[0]));
            for (int counter = 1; counter < 1_000_000; counter++) {
                counters.take(ONE, counter);
                System.out.println(counter);
            }
        }
    }
}
