package io.wardgate.nfc.wiegand;

import static io.wardgate.nfc.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wardgate.nfc.Vectors;
import io.wardgate.nfc.Vectors.Vector;
import io.wardgate.nfc.wiegand.WiegandFrame.Fault;
import io.wardgate.nfc.wiegand.WiegandFrame.WiegandException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WiegandFrameTest {

    static List<Vector> vectors() {
        return Vectors.of("wiegand26");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsFacilityAndCardOfOthers(Vector vector) throws WiegandException {
        WiegandFrame frame = WiegandFrame.of(vector.input().get("bits").asText());

        assertThat(frame.data() >> 16)
                .isEqualTo(vector.expected().get("facility").asLong());
        assertThat(frame.data() & 0xFFFF)
                .isEqualTo(vector.expected().get("card").asLong());
    }

    @Test
    void makesOctetsOfTheData() throws WiegandException {
        assertThat(WiegandFrame.of("00101101000000001010001000").octets()).isEqualTo(hex("5a0144"));
        assertThat(WiegandFrame.of(frame34(0xFFA1B2C3L)).octets()).isEqualTo(hex("ffa1b2c3"));
        assertThat(WiegandFrame.of(frame(0x7_1234_5678L, 35, 18)).octets()).isEqualTo(hex("0712345678"));
        assertThat(WiegandFrame.of(frame(0, 35, 18)).octets()).isEqualTo(hex("0000000000"));
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 32, 35})
    void readsEveryFrameAndNoneWithOneBitTurned(int dataBits) throws WiegandException {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200; i++) {
            long data = random.nextLong() & (1L << dataBits) - 1;
            String bits = frame(data, dataBits, (dataBits + 1) / 2);
            assertThat(WiegandFrame.of(bits)).as("seed %d", seed).isEqualTo(new WiegandFrame(data, dataBits));
            for (int bit = 0; bit < bits.length(); bit++) {
                String turned =
                        bits.substring(0, bit) + (bits.charAt(bit) == '0' ? '1' : '0') + bits.substring(bit + 1);
                assertThatExceptionOfType(WiegandException.class)
                        .as("bit %d, seed %d", bit, seed)
                        .isThrownBy(() -> WiegandFrame.of(turned))
                        .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.PARITY))
                        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(turned));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0010110100000000101000100", "001011010000000010100010001"})
    void refusesOtherLengths(String bits) {
        assertThatExceptionOfType(WiegandException.class)
                .isThrownBy(() -> WiegandFrame.of(bits))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.LENGTH));
    }

    static String frame34(long number) {
        return frame(number, 32, 16);
    }

    /** As a reader makes it: even parity over the first part, odd over the last. */
    private static String frame(long data, int dataBits, int part) {
        String bits = Long.toBinaryString(1L << dataBits | data).substring(1);
        long first = bits.chars().limit(part).filter(bit -> bit == '1').count();
        long last = bits.chars().skip(dataBits - part).filter(bit -> bit == '1').count();
        return first % 2 + bits + (last + 1) % 2;
    }
}
