package io.wardgate.core.smp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values are those of RFC 8949, Appendix A, as the one entry of a map. */
class CborReaderTest {

    @ParameterizedTest
    @CsvSource({
        "00, 0",
        "17, 23",
        "1818, 24",
        "1903e8, 1000",
        "1a000f4240, 1000000",
        "1b000000e8d4a51000, 1000000000000",
        "20, -1",
        "3903e7, -1000",
        "c11a514b67b0, 1363896240"
    })
    void readsNumbers(String hex, long value) throws CborException {
        assertThat(read(hex)).isEqualTo(value);
    }

    @Test
    void readsTextsOctetsAndWhatHoldsThem() throws CborException {
        assertThat(read("6449455446")).isEqualTo("IETF");
        assertThat(read("7f657374726561646d696e67ff")).isEqualTo("streaming");
        assertThat(read("4401020304")).isEqualTo(new byte[] {1, 2, 3, 4});
        assertThat(read("5f42010243030405ff")).isEqualTo(new byte[] {1, 2, 3, 4, 5});
        assertThat(read("83010203")).isEqualTo(List.of(1L, 2L, 3L));
        assertThat(read("9f018202039f0405ffff")).isEqualTo(List.of(1L, List.of(2L, 3L), List.of(4L, 5L)));
        assertThat(read("bf6346756ef563416d7421ff")).isEqualTo(Map.of("Fun", true, "Amt", -2L));
    }

    @ParameterizedTest
    @CsvSource({"f6", "f7", "f0", "f8ff", "f93c00", "fa47c35000", "fb3ff199999999999a"})
    void readsOverWhatNoAnswerHas(String hex) throws CborException {
        assertThat(read(hex)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "1c, length 28 has no meaning at octet 3",
        "a1016161, a key that is no text at octet 4",
        "5f6161ff, a piece of another kind at octet 4",
        "818181818181818100, nested deeper than 8 at octet 10",
        "61, cut off after 4 octets",
        "5bffffffffffffffff, cut off after 12 octets",
        "9f01, cut off after 5 octets"
    })
    void saysWhatIsWrong(String hex, String message) {
        assertThatThrownBy(() -> read(hex)).isInstanceOf(CborException.class).hasMessage(message);
    }

    @Test
    void anyOctetsAreReadOrRefused() {
        long seed = Long.getLong("wardgate.seed", 20_261_122L);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200_000; i++) {
            byte[] octets = new byte[1 + random.nextInt(40)];
            random.nextBytes(octets);
            octets[0] = (byte) (0xA0 | octets[0] & 0x1F);
            try {
                CborReader.readMap(octets, 0);
            } catch (CborException e) {
                assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
            }
        }
    }

    private static Object read(String value) throws CborException {
        byte[] octets = HexFormat.of().parseHex("a16176" + value);
        return requireNonNull(CborReader.readMap(octets, 0).get("v"));
    }
}
