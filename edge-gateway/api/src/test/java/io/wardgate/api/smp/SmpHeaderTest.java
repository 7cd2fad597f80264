package io.wardgate.api.smp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SmpHeaderTest {

    /** Group 0 command 0, write, SMP version 1, {"d": "hi"}: the echo of docs/wire/wr24-v1-vectors.json. */
    private static final byte[] ECHO = hex("0200000600000100a16164626869");

    @Test
    void readsTheHeader() {
        assertThat(SmpHeader.of(ECHO)).contains(new SmpHeader(SmpHeader.WRITE, 0, 0, 6, 0, 1, 0));
    }

    @Test
    void refusesPacketsThatAreNotAsLongAsTheySay() {
        assertThat(SmpHeader.of(hex("0200000600000100a161646268"))).isEmpty();
        assertThat(SmpHeader.of(hex("02000006000001"))).isEmpty();
        assertThat(SmpHeader.of(new byte[0])).isEmpty();
    }

    @Test
    void makesRequestsOfVersionTwo() {
        byte[] request = SmpHeader.request(SmpHeader.READ, 1, 0, hex("a0"));

        assertThat(request).isEqualTo(hex("0800000100010000a0"));
        assertThat(SmpHeader.of(SmpHeader.numbered(request, 300)).orElseThrow().sequence())
                .isEqualTo(44);
    }

    @Test
    void knowsTheAnswerToARequest() {
        SmpHeader request = SmpHeader.of(ECHO).orElseThrow();

        assertThat(SmpHeader.of(hex("0300000000000100")).orElseThrow().answers(request))
                .isTrue();
        for (String other : new String[] {
            "0200000000000100", "0100000000000100", "0300000000010100", "0300000000000200", "0300000000000101"
        }) {
            assertThat(SmpHeader.of(hex(other)).orElseThrow().answers(request))
                    .as(other)
                    .isFalse();
        }
    }

    private static byte[] hex(String octets) {
        return HexFormat.of().parseHex(octets);
    }
}
