package io.wardgate.ble.advertisement;

import static io.wardgate.ble.HeardAdvertisements.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdCursorTest {

    private final AdCursor cursor = new AdCursor();

    @Test
    void walksTheStructuresInOrder() {
        cursor.over(hex("020106 05ff57010203 0316aafe"));

        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.type()).isEqualTo(0x01);
        assertThat(cursor.id16()).isEqualTo(-1);
        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.type()).isEqualTo(AdCursor.MANUFACTURER);
        assertThat(cursor.id16()).isEqualTo(0x0157);
        assertThat(cursor.to() - cursor.from()).isEqualTo(4);
        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.id16()).isEqualTo(0xFEAA);
        assertThat(cursor.advance()).isFalse();
    }

    @Test
    void stopsBeforeAStructureThatOverrunsAndAtPadding() {
        assertThat(cursor.goodPrefix(hex("020106 09ff0102"))).isEqualTo(3);
        assertThat(cursor.goodPrefix(hex("020106 000000"))).isEqualTo(6);
        assertThat(cursor.goodPrefix(hex("020106 000001"))).isEqualTo(3);
        assertThat(cursor.goodPrefix(hex("ff"))).isZero();
        assertThat(cursor.goodPrefix(hex(""))).isZero();
    }

    @Test
    void takesAnyOctetsWhatever() {
        SplittableRandom random = new SplittableRandom(1);
        for (int run = 0; run < 100_000; run++) {
            byte[] data = new byte[random.nextInt(40)];
            random.nextBytes(data);
            assertThat(cursor.goodPrefix(data)).isBetween(0, data.length);
        }
    }

    @Test
    void readsAddressesAsPeopleAndAsTheWireWriteThem() {
        assertThat(DeviceAddress.parse("A4:C1:38:8d:18:B2")).isEqualTo(0xA4C1_388D_18B2L);
        assertThat(DeviceAddress.octets(0xA4C1_388D_18B2L)).isEqualTo(hex("a4c1388d18b2"));
        assertThat(DeviceAddress.readLittleEndian(hex("00b2188d38c1a4"), 1)).isEqualTo(0xA4C1_388D_18B2L);
        assertThatThrownBy(() -> DeviceAddress.parse("a4c1388d18b2")).hasMessageContaining("a4c1388d18b2");
    }
}
