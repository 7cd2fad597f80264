package io.wardgate.ble.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.api.advertisement.AddressType;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class IdentityKeyTest {

    private static final String KEY = "ec0234a357c8ad05341010a60a397d9b";

    private final IdentityKey key =
            new IdentityKey(0xC001_A2B3_C4D5L, HexFormat.of().parseHex(KEY));

    /** Bluetooth Core 5.4, Vol 3, Part H, D.7. */
    @Test
    void computesTheSampleOfTheSpecification() {
        assertThat(key.ah(0x70_8194)).isEqualTo(0x0D_FBAA);
    }

    @Test
    void knowsItsOwnAddressesAndNoOther() {
        assertThat(key.made(0x7081_940D_FBAAL)).isTrue();
        for (int bit = 0; bit < 48; bit++) {
            assertThat(key.made(0x7081_940D_FBAAL ^ 1L << bit))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @Test
    void tellsTheKindOfItsIdentityAddressByTheTopBits() {
        byte[] octets = HexFormat.of().parseHex(KEY);

        assertThat(key.addressType()).isEqualTo(AddressType.RANDOM_IDENTITY);
        assertThat(new IdentityKey(0x2491_BB00_0001L, octets).addressType()).isEqualTo(AddressType.PUBLIC_IDENTITY);
    }

    @Test
    void neverShowsItsKey() {
        assertThat(key.toString()).contains("C0:01:A2:B3:C4:D5").doesNotContain(KEY.substring(0, 4));
        assertThatThrownBy(() -> new IdentityKey(1, new byte[15])).hasMessage("a key has 16 octets, not 15");
    }
}
