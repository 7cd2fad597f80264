package io.wardgate.bluez.scan;

import static io.wardgate.ble.HeardAdvertisements.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdStructuresTest {

    private final HeardDevice device = new HeardDevice("/org/bluez/hci0/dev_C0_01_A2_B3_C4_D5");

    @Test
    void buildsAllThatBluezHasPropertiesFor() {
        device.learn(Map.of(
                "AdvertisingFlags",
                hex("06"),
                "UUIDs",
                List.of("0000180d-0000-1000-8000-00805f9b34fb"),
                "Name",
                "B1",
                "TxPower",
                -4));

        byte[] data = built(Map.of(
                "ServiceData", Map.of("0000fcd2-0000-1000-8000-00805f9b34fb", hex("4001")),
                "ManufacturerData", Map.of(0x0157, hex("0248"))));

        assertThat(data).isEqualTo(hex("020106 03020d18 03094231 020afc 0516d2fc4001 05ff57010248"));
    }

    @Test
    void doesNotRepeatMeasuredValuesThatTheSignalDoesNotBring() {
        device.learn(Map.of("AdvertisingFlags", hex("06"), "ManufacturerData", Map.of(0x0157, hex("0248"))));

        assertThat(built(Map.of("RSSI", -60))).isEqualTo(hex("020106"));
    }

    @Test
    void buildsServiceDataOfLongUuids() {
        byte[] data = built(Map.of("ServiceData", Map.of("8d53dc1d-1db7-4cd3-868b-8a527460aa84", hex("01"))));

        assertThat(data).isEqualTo(hex("1221 84aa6074528a8b86d34cb71d1ddc538d 01"));
    }

    @Test
    void countsWhatIsNoStructureAndKeepsTheRest() {
        AdStructures structures = new AdStructures(
                device,
                Map.of(
                        "ServiceData", Map.of("no UUID", hex("01")),
                        "AdvertisingData", 7,
                        "ManufacturerData", Map.of(1, hex("02"), 2, new byte[300])));

        assertThat(structures.octets()).isEqualTo(hex("04ff010002"));
        assertThat(structures.wrong()).isEqualTo(3);
    }

    private byte[] built(Map<?, ?> told) {
        return new AdStructures(device, told).octets();
    }
}
