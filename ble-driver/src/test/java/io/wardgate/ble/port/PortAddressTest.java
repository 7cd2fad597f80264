package io.wardgate.ble.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PortAddressTest {

    @Test
    void takesDatagramsOnlyWhereTheyAreSpoken() {
        assertThat(PortAddress.parseWithUdp("ble.wr24", "udp:receiver-1:9024", 921_600))
                .isEqualTo(new PortAddress.Udp("receiver-1", 9_024));
        assertThatThrownBy(() -> PortAddress.parse("ble.hci", "udp:receiver-1:9024", 921_600))
                .hasMessageContaining("ble.hci.port is udp:receiver-1:9024")
                .hasMessageContaining("allowed: tcp:<host>");
    }

    @Test
    void refusesALineThatIsTooSlowForAFloorOfBands() {
        assertThatThrownBy(() -> PortAddress.parse("ble.hci", "serial:/dev/ttyACM0", 115_200))
                .hasMessage("ble.hci.baud is 115200, too slow for a floor of bands; allowed: 460800 and more,"
                        + " as the dongle's firmware is set");
        assertThatThrownBy(() -> PortAddress.parseWithUdp("ble.wr24", "serial:/dev/ttyACM0", 460_799))
                .hasMessageStartingWith("ble.wr24.baud is 460799, too slow for a floor of bands; allowed: 460800");
        assertThat(PortAddress.parse("ble.hci", "serial:/dev/ttyACM0", 460_800))
                .isEqualTo(new PortAddress.Serial("/dev/ttyACM0", 460_800));
        assertThat(PortAddress.parse("ble.hci", "tcp:dongle-1:7301", 9_600))
                .as("a network has no baud")
                .isEqualTo(new PortAddress.Tcp("dongle-1", 7_301));
    }

    @Test
    void namesTheFixForAnImpossibleDatagramPort() {
        assertThatThrownBy(() -> PortAddress.parseWithUdp("ble.wr24", "udp:receiver-1:0", 921_600))
                .hasMessage("ble.wr24.port is udp:receiver-1:0; allowed: udp:<host>:<1 to 65535>");
        assertThatThrownBy(() -> PortAddress.parseWithUdp("ble.wr24", "usb:1", 921_600))
                .hasMessageContaining("ble.wr24.port is usb:1");
    }
}
