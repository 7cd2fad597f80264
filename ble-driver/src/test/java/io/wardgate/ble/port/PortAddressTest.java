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
    void namesTheFixForAnImpossibleDatagramPort() {
        assertThatThrownBy(() -> PortAddress.parseWithUdp("ble.wr24", "udp:receiver-1:0", 921_600))
                .hasMessage("ble.wr24.port is udp:receiver-1:0; allowed: udp:<host>:<1 to 65535>");
        assertThatThrownBy(() -> PortAddress.parseWithUdp("ble.wr24", "usb:1", 921_600))
                .hasMessageContaining("ble.wr24.port is usb:1");
    }

    @Test
    void saysThatAHostIsNotKnown() {
        assertThatThrownBy(() -> new PortAddress.Udp("no-such-host.invalid", 9_024).open())
                .hasMessageContaining("the host name is not known");
    }
}
