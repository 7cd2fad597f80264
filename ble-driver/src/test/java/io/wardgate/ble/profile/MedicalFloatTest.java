package io.wardgate.ble.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of IEEE 11073-20601, Annex F; octets here in the order of a number, on the air they come last first. */
class MedicalFloatTest {

    @ParameterizedTest
    @CsvSource({
        "0x0078, 0, 120", // mantissa 120
        "0xF4C5, 1, 1221", // 1221 * 10^-1
        "0xF4C5, 0, 122",
        "0xFE01, 1, -511", // -511 * 10^-1 = -51.1
        "0x2001, 0, 100", // 1 * 10^2
        "0xF005, 0, 1", // 0.5 away from zero
        "0xFFFB, 0, -1", // -0.5 away from zero
        "0x17FF, 0, 20470", // no special: its exponent is not 0
    })
    void readsShortNumbers(String octets, int decimals, int expected) {
        assertThat(MedicalFloat.ofShort(Integer.decode(octets), decimals)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0xFF000172, 2, 3700", // 37.0
        "0xFC03FE01, 4, 261633", // 26.1633
        "0xFC03FE01, 2, 2616",
        "0xFFFFFE70, 2, -4000", // -40.0
        "0x00000025, 2, 3700", // 37
    })
    void readsLongNumbers(String octets, int decimals, int expected) {
        assertThat(MedicalFloat.ofLong(Long.decode(octets).intValue(), decimals))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x07FF, 0x0800, 0x07FE, 0x0802, 0x0801})
    void takesNoShortSpecialForANumber(int special) {
        assertThat(MedicalFloat.ofShort(special, 1)).isEqualTo(Octets.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x007FFFFF, 0x00800000, 0x007FFFFE, 0x00800002, 0x00800001})
    void takesNoLongSpecialForANumber(int special) {
        assertThat(MedicalFloat.ofLong(special, 1)).isEqualTo(Octets.ABSENT);
    }

    @Test
    void hasNoPlaceForWhatIsTooGreat() {
        assertThat(MedicalFloat.ofLong(0x7F000001, 0)).isEqualTo(Octets.ABSENT);
        assertThat(MedicalFloat.ofLong(0x80000001, 0)).isZero();
    }
}
