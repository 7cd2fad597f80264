package io.wardgate.nfc.aes;

import static io.wardgate.nfc.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AesKeyTest {

    private static final AesKey MASTER = new AesKey(hex("00112233445566778899aabbccddeeff"));

    /** The example of NXP AN10922, 2.2.1. */
    @Test
    void diversifiesAsTheNoteDoes() {
        byte[] who = hex("04782e21801d80 3042f5 4e585020416275");

        // The key itself is not shown: what it makes of nothing is compared
        assertThat(MASTER.diversified(who).cmac(new byte[0]))
                .isEqualTo(new AesKey(hex("a8dd63a3b89d54b37ca802473fda9175")).cmac(new byte[0]));
    }

    @Test
    void refusesInputsThatTheNotePadsOtherwise() {
        assertThatIllegalArgumentException().isThrownBy(() -> MASTER.diversified(new byte[15]));
        assertThatIllegalArgumentException().isThrownBy(() -> MASTER.diversified(new byte[32]));
    }

    @Test
    void opensWhatItSealed() {
        byte[] iv = hex("0f0e0d0c0b0a09080706050403020100");
        byte[] plain = new byte[48];
        plain[20] = 7;

        assertThat(MASTER.decrypt(iv, MASTER.encrypt(iv, plain))).isEqualTo(plain);
        assertThatIllegalArgumentException().isThrownBy(() -> MASTER.decrypt(iv, new byte[17]));
    }
}
