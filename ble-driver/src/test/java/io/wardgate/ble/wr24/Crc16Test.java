package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Crc16Test {

    @Test
    void givesTheCheckValue() {
        byte[] check = "..123456789.".getBytes(StandardCharsets.US_ASCII);

        assertThat(Crc16.of(check, 2, check.length - 1)).isEqualTo(0x29B1);
    }

    @Test
    void ofNothingIsItsStart() {
        assertThat(Crc16.of(new byte[0], 0, 0)).isEqualTo(0xFFFF);
    }
}
