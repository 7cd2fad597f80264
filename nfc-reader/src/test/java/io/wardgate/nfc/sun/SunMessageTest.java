package io.wardgate.nfc.sun;

import static io.wardgate.nfc.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.nfc.aes.AesKey;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the examples of NXP AN12196, whose keys are zeros. */
class SunMessageTest {

    private static final AesKey ZEROS = new AesKey(new byte[16]);

    @Test
    void readsASealedMessage() {
        SunMessage message =
                read("https://x.example/t?picc_data=EF963FF7828658A599F3041510671E88&cmac=94EED9EE65337086");

        assertThat(Objects.requireNonNull(message.claimed(ZEROS)).octets()).isEqualTo(hex("04de5f1eacc040"));
        assertThat(message.verified(ZEROS, ZEROS))
                .extracting(SunReading::counter)
                .isEqualTo(61);
        assertThat(message).hasToString("SunMessage[sealed]");
    }

    @Test
    void readsASealedMessageWithASealedFile() {
        SunMessage message = read("https://x.example/?picc_data=FD91EC264309878BE6345CBE53BADF40"
                + "&enc=CEE9A53E3E463EF1F459635736738962&cmac=ECC1E7F6C6C73BF6");

        assertThat(message.verified(ZEROS, ZEROS))
                .extracting(SunReading::counter)
                .isEqualTo(8);
    }

    @Test
    void readsAMessageInTheOpen() {
        SunMessage message = read("https://x.example/?uid=041E3C8A2D6B80&ctr=000006&cmac=4B00064004B0B3D3");

        assertThat(Objects.requireNonNull(message.claimed(ZEROS)).octets()).isEqualTo(hex("041e3c8a2d6b80"));
        assertThat(message.verified(ZEROS, ZEROS))
                .extracting(SunReading::counter)
                .isEqualTo(6);
    }

    @Test
    void aMessageUnderOtherKeysClaimsOrProvesNothing() {
        SunMessage message =
                read("https://x.example/t?picc_data=EF963FF7828658A599F3041510671E88&cmac=94EED9EE65337086");
        AesKey other = new AesKey(hex("000102030405060708090a0b0c0d0e0f"));

        assertThat(message.claimed(other)).isNull();
        assertThat(message.verified(ZEROS, other)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x.example/",
                "https://x.example/?cmac=94EED9EE65337086",
                "https://x.example/?picc_data=EF963FF7828658A599F3041510671E88",
                "https://x.example/?picc_data=EF963FF7828658A599F3041510671E&cmac=94EED9EE65337086",
                "https://x.example/?picc_data=EF963FF7828658A599F3041510671E88&cmac=94EED9EE6533708",
                "https://x.example/?picc_data=EF963FF7828658A599F3041510671EXX&cmac=94EED9EE65337086",
                "https://x.example/?picc_data=EF963FF7828658A599F3041510671E88&enc=&cmac=94EED9EE65337086",
                "https://x.example/?picc_data=EF963FF7828658A599F3041510671E88&enc=00&cmac=94EED9EE65337086",
                "https://x.example/?uid=041E3C8A2D6B80&cmac=4B00064004B0B3D3",
                "?&=&cmac&"
            })
    void whatHasNotItsShapeIsNone(String url) {
        assertThat(SunMessage.read(url)).isNull();
    }

    private static SunMessage read(String url) {
        return Objects.requireNonNull(SunMessage.read(url));
    }
}
