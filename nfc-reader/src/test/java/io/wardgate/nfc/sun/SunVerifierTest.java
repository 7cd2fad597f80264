package io.wardgate.nfc.sun;

import static io.wardgate.nfc.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.nfc.Vectors;
import io.wardgate.nfc.Vectors.Vector;
import io.wardgate.nfc.aes.AesKey;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SunVerifierTest {

    private static final AesKey ZEROS = new AesKey(new byte[16]);

    static List<Vector> macs() {
        return Vectors.of("aes_cmac");
    }

    static List<Vector> sealedMessages() {
        return Vectors.of("sun_encrypted");
    }

    static List<Vector> openMessages() {
        return Vectors.of("sun_plain_mirror");
    }

    @ParameterizedTest
    @MethodSource("macs")
    void makesTheMacsOfTheStandard(Vector vector) {
        assertThat(new AesKey(vector.octets("key")).cmac(vector.octets("message")))
                .isEqualTo(hex(vector.expected().get("mac").asText()));
    }

    @ParameterizedTest
    @MethodSource("sealedMessages")
    void readsSealedMessages(Vector vector) {
        byte[] file = vector.input().get("enc").isNull() ? null : vector.octets("enc");
        SunReading reading = new SunVerifier(new AesKey(vector.octets("file_read_key")))
                .readSealed(
                        new AesKey(vector.octets("meta_read_key")),
                        vector.octets("picc_data"),
                        file,
                        "cmac",
                        vector.octets("cmac"));

        if (!vector.expected().get("valid").asBoolean()) {
            assertThat(reading).isNull();
            return;
        }
        Objects.requireNonNull(reading);
        assertThat(reading.uid().octets())
                .isEqualTo(hex(vector.expected().get("uid").asText()));
        assertThat(reading.counter())
                .isEqualTo(vector.expected().get("read_ctr").asInt());
        byte[] data = vector.expected().get("file_data").isNull()
                ? new byte[0]
                : hex(vector.expected().get("file_data").asText());
        assertThat(reading.fileData()).isEqualTo(data);
    }

    @ParameterizedTest
    @MethodSource("openMessages")
    void readsOpenMessages(Vector vector) {
        int counter = Integer.parseInt(vector.input().get("read_ctr_hex_msb").asText(), 16);
        SunVerifier verifier = new SunVerifier(new AesKey(vector.octets("file_read_key")));

        assertThat(verifier.readOpen(vector.octets("uid"), counter, vector.octets("cmac")))
                .isNotNull();
        // Another counter, another tag or a changed proof prove nothing
        assertThat(verifier.readOpen(vector.octets("uid"), counter + 1, vector.octets("cmac")))
                .isNull();
        byte[] clone = vector.octets("uid");
        clone[6] ^= 1;
        assertThat(verifier.readOpen(clone, counter, vector.octets("cmac"))).isNull();
        assertThat(verifier.readOpen(vector.octets("uid"), counter, new byte[8]))
                .isNull();
    }

    @Test
    void whatHasNotTheShapeOfAMessageProvesNothing() {
        SunVerifier verifier = new SunVerifier(ZEROS);

        assertThat(verifier.readSealed(ZEROS, new byte[15], null, "cmac", new byte[8]))
                .isNull();
        assertThat(verifier.readSealed(ZEROS, new byte[16], new byte[3], "cmac", new byte[8]))
                .isNull();
        assertThat(verifier.readOpen(new byte[4], 1, new byte[8])).isNull();
        assertThat(verifier.readOpen(new byte[7], 0x1_00_00_00, new byte[8])).isNull();
        assertThat(verifier.readOpen(new byte[7], 1, new byte[0])).isNull();
    }

    @Test
    void keysAreNotPrinted() {
        assertThat(ZEROS).hasToString("AesKey[secret]");
    }
}
