package io.wardgate.ble.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Jazzer begins with, what it once found, and a little of what it does, in every build. */
class FuzzTargetTest {

    /** One file a finding, {@code <target>/<what-it-was>.hex}. */
    private static final Path FINDINGS = Path.of("src/test/resources/findings");

    private static final int MUTATIONS = 1_000;

    static Stream<String> names() {
        return FuzzTargets.byName().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesItsSeedsAndWhatIsNearThem(String name) {
        long seed = Long.getLong("wardgate.seed", 20_261_122L);
        SplittableRandom random = new SplittableRandom(seed);
        FuzzTarget target = FuzzTargets.of(name);
        List<byte[]> seeds = target.seeds();
        assertThat(seeds).isNotEmpty();
        target.take(new byte[0]);
        seeds.forEach(target::take);
        for (int run = 0; run < MUTATIONS; run++) {
            byte[] octets = seeds.get(random.nextInt(seeds.size())).clone();
            octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
            byte[] cut = Arrays.copyOf(octets, 1 + random.nextInt(octets.length));
            try {
                target.take(octets);
                target.take(cut);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "seed " + seed + ", run " + run + ": " + HexFormat.of().formatHex(octets) + " up to "
                                + cut.length,
                        e);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> takesWhatWasFound() throws IOException {
        try (Stream<Path> files = Files.walk(FINDINGS)) {
            return files.filter(file -> file.toString().endsWith(".hex")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                        String target = String.valueOf(file.getName(file.getNameCount() - 2));
                        FuzzTargets.of(target)
                                .take(HexFormat.of()
                                        .parseHex(Files.readString(file).strip()));
                    }));
        }
    }
}
