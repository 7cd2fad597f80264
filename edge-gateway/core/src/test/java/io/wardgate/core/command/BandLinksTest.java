package io.wardgate.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wardgate.api.advertisement.RadioKind;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.core.ManualClock;
import io.wardgate.core.link.LinkSettings;
import io.wardgate.core.link.LinkTable;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BandLinksTest {

    private final ManualClock clock = new ManualClock();
    private final LinkTable links = new LinkTable(LinkSettings.shipped());
    private final BandLinks handler = new BandLinks(links, clock);

    @Test
    void tellsWhichRadioHearsTheBandBestAndHowTheOthersDo() throws Exception {
        links.add("dongle-1", RadioKind.BLUETOOTH);
        links.add("receiver-1", RadioKind.WR24);
        links.heard("dongle-1", DeviceId.ofBand(0xa1b2), 1, 7, 127, clock.monoMillis());
        clock.passMillis(4_000);
        links.heard("receiver-1", DeviceId.ofBand(0xa1b2), 1, 7, -60, clock.monoMillis());
        clock.passMillis(1_500);

        assertThat(run("wg-0000a1b2"))
                .isEqualTo("receiver-1 (2.4 GHz), preferred for 1 s: score 1.00, -60 dBm, 0 % of 1 records missed,"
                        + " heard 1.5 s ago; dongle-1 (Bluetooth): score 0.75, 0 % of 1 records missed,"
                        + " silent, heard 5.5 s ago");
    }

    @Test
    void refusesWhatIsNoBandOrWasNeverHeard() {
        assertFails("ble-c001a2b3c4d5", "device is \"ble-c001a2b3c4d5\"; allowed: a band, wg-<8 hex digits>");
        assertFails("wg-0000a1b2", "wg-0000a1b2 was not heard since this gateway started");
    }

    private String run(String device) throws CommandException {
        return handler.run(Commands.of("band.links", Map.of("device", device), new byte[0]));
    }

    private void assertFails(String device, String message) {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> run(device))
                .withMessage(message);
    }
}
