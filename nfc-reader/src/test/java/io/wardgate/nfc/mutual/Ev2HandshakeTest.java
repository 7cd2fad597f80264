package io.wardgate.nfc.mutual;

import static io.wardgate.nfc.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.nfc.aes.AesKey;
import org.junit.jupiter.api.Test;

/** The example of NXP AN12196, 5.6: key 0 of 16 zeros. */
class Ev2HandshakeTest {

    private static final AesKey ZEROS = new AesKey(new byte[16]);
    private static final byte[] OURS = hex("13c5db8a5930439fc3def9a4c675360f");
    private static final byte[] LAST = hex("3fa64db5446d1f34cd6ea311167f5e49 85b89690c04a05f17fa7ab2f08120663");

    private final Ev2Handshake handshake = new Ev2Handshake(ZEROS, OURS);

    @Test
    void answersAsTheNoteDoes() {
        assertThat(handshake.answer(hex("a04c124213c186f22399d33ac2a30215")))
                .isEqualTo(hex("35c3e05a752e0144bac0de51c1f22c56 b34408a23d8aea266cab947ea8e0118d"));
    }

    @Test
    void acceptsTheAnswerToItsOwnNumberOnly() {
        assertThat(handshake.accepts(LAST)).isTrue();
        assertThat(new Ev2Handshake(ZEROS, new byte[16]).accepts(LAST)).isFalse();
        assertThat(new Ev2Handshake(new AesKey(OURS), OURS).accepts(LAST)).isFalse();
        assertThat(handshake.accepts(new byte[32])).isFalse();
    }
}
