package io.wardgate.ble.hci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Octets as Bluetooth Core 5.4, Vol 4, Part E, 7.8.64 lays them out. */
class HciCommandTest {

    @Test
    void scansOnThe1mPhyAllTheTime() {
        assertThat(hex(new ScanTiming(50, 50))).isEqualTo("01412008" + "00" + "00" + "01" + "0050005000");
    }

    @Test
    void givesHalfOfTheWindowToTheCodedPhyIfToldTo() {
        assertThat(hex(new ScanTiming(50, 50, true)))
                .isEqualTo("0141200d" + "00" + "00" + "05" + "0050002800" + "0050002800");
    }

    private static String hex(ScanTiming timing) {
        return HexFormat.of()
                .formatHex(HciCommand.leSetExtendedScanParameters(timing).octets());
    }
}
