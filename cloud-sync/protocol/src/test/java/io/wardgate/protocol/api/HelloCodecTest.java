package io.wardgate.protocol.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelloCodecTest {

    private static final HexFormat HEX = HexFormat.of();
    private final HelloCodec codec = new HelloCodec();

    @Test
    void isTheseOctets() throws Exception {
        String octets = "0d57474831" // fixed32 magic "WGH1"
                + "1001" // version 1
                + "1a0447572d31" // name "GW-1"
                + "2001"; // urgent
        assertThat(HEX.formatHex(codec.encode(new Hello("GW-1", true)))).isEqualTo(octets);
        assertThat(codec.decode(HEX.parseHex(octets))).isEqualTo(new Hello("GW-1", true));
    }

    @ParameterizedTest
    @CsvSource({
        "'', NOT_A_HELLO",
        "0d57474131, NOT_A_HELLO", // an answer
        "0d574748311002, WRONG_VERSION",
        "0d574748311001, HEADER_MALFORMED", // no name
        "0d5747483110011a03472f57, HEADER_MALFORMED", // name "G/W"
        "0d5747483110011a0747572d, HEADER_MALFORMED" // ends within the name
    })
    void refusesWhatIsNone(String octets, String reason) {
        assertThatThrownBy(() -> codec.decode(HEX.parseHex(octets)))
                .isInstanceOf(WireException.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void takesAnyOctetsWhatever() {
        SplittableRandom random = new SplittableRandom(65);
        byte[] good = codec.encode(new Hello("gateway-with-a-long-name-0123456", false));
        for (int round = 0; round < 200_000; round++) {
            byte[] mutated = good.clone();
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(codec.decode(mutated).name()).matches("[A-Za-z0-9_-]{1,32}");
            } catch (WireException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }
}
