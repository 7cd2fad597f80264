package io.wardgate.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wardgate.api.command.BandMessenger;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.identity.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BandMessageTest {

    private static final byte[] HELLO = {1, 2, 3};

    private final List<String> sent = new ArrayList<>();
    private final BandMessenger deaf = (band, message) -> {
        throw new CommandException("dongle-1 does not hear it");
    };
    private final BandMessenger good =
            (band, message) -> sent.add(DeviceId.format(band) + " " + message.length + " octets");
    private final BandMessage handler = new BandMessage();

    @Test
    void takesTheFirstRadioThatReachesTheBand() throws Exception {
        handler.addRadio(deaf);
        handler.addRadio(good);

        assertThat(run("wg-0000a1b2", HELLO)).isEqualTo("wg-0000a1b2 has 3 octets");
        assertThat(sent).containsExactly("wg-0000a1b2 3 octets");
    }

    @Test
    void saysWhyNoRadioReachedIt() {
        assertFails("wg-0000a1b2", HELLO, "no radio can reach bands");
        handler.addRadio(deaf);
        assertFails("wg-0000a1b2", HELLO, "wg-0000a1b2 was not reached: dongle-1 does not hear it");
        handler.removeRadio(deaf);
        assertFails("wg-0000a1b2", HELLO, "no radio can reach bands");
    }

    @Test
    void refusesOtherDevicesAndSizes() {
        handler.addRadio(good);

        assertFails("ble-c001a2b3c4d5", HELLO, "device is \"ble-c001a2b3c4d5\"; allowed: a band, wg-<8 hex digits>");
        assertFails("wg-0000a1b2", new byte[65], "payload has 65 octets; allowed: 1 to 64");
        assertFails("wg-0000a1b2", new byte[0], "payload has 0 octets; allowed: 1 to 64");
        assertThat(sent).isEmpty();
    }

    private String run(String device, byte[] payload) throws CommandException, InterruptedException {
        return handler.run(Commands.of("band.message", Map.of("device", device), payload));
    }

    private void assertFails(String device, byte[] payload, String message) {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> run(device, payload))
                .withMessage(message);
    }
}
