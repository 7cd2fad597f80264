package io.wardgate.tinyb.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdOctetsTest {

    @Test
    void writesManufacturerData() {
        assertThat(hex(AdOctets.ofManufacturers(Map.of((short) 0xFFFE, new byte[] {1, 2}))))
                .isEqualTo("05" + "ff" + "feff" + "0102");
    }

    @Test
    void writesServiceDataOfAssignedAndOfOtherServices() {
        assertThat(hex(AdOctets.ofServices(Map.of("0000feaa-0000-1000-8000-00805f9b34fb", new byte[] {9}))))
                .isEqualTo("04" + "16" + "aafe" + "09");
        assertThat(hex(AdOctets.ofServices(Map.of("8d53dc1d-1db7-4cd3-868b-8a527460aa84", new byte[] {9}))))
                .isEqualTo("12" + "21" + "84aa6074528a8b86d34cb71d1ddc538d" + "09");
    }

    @Test
    void leavesOutWhatNoStructureHolds() {
        assertThat(AdOctets.ofManufacturers(Map.of((short) 1, new byte[253]))).isEmpty();
        assertThat(AdOctets.ofManufacturers(Map.of((short) 1, new byte[252]))).hasSize(256);
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}
