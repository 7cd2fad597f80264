package io.wardgate.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wardgate.api.advertisement.RadioKind;
import io.wardgate.api.command.BandMessenger;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.core.ManualClock;
import io.wardgate.core.link.LinkSettings;
import io.wardgate.core.link.LinkTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BandMessageTest {

    private static final byte[] HELLO = {1, 2, 3};

    private final List<String> sent = new ArrayList<>();
    private final ManualClock clock = new ManualClock();
    private final LinkTable links = new LinkTable(LinkSettings.shipped());
    private final BandMessenger deaf = new Messenger("receiver-1", "receiver-1 does not hear it");
    private final BandMessenger good = new Messenger("receiver-2", "");
    private final BandMessage handler = new BandMessage(links, clock);

    /** A radio that reaches all bands, or none and says why. */
    private final class Messenger implements BandMessenger {

        private final String name;
        private final String refusal;

        Messenger(String name, String refusal) {
            this.name = name;
            this.refusal = refusal;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void send(long deviceId, byte[] message) throws CommandException {
            if (!refusal.isEmpty()) {
                throw new CommandException(refusal);
            }
            sent.add(name + ": " + DeviceId.format(deviceId) + " " + message.length + " octets");
        }
    }

    @Test
    void takesTheNextRadioIfOneDoesNotReachTheBand() throws Exception {
        handler.addRadio(deaf);
        handler.addRadio(good);

        assertThat(run("wg-0000a1b2", HELLO)).isEqualTo("wg-0000a1b2 has 3 octets, by receiver-2");
        assertThat(sent).containsExactly("receiver-2: wg-0000a1b2 3 octets");
    }

    @Test
    void asksTheRadioFirstThatHearsTheBandBest() throws Exception {
        Messenger other = new Messenger("receiver-1", "");
        handler.addRadio(other);
        handler.addRadio(good);
        links.add("receiver-1", RadioKind.WR24);
        links.add("receiver-2", RadioKind.WR24);
        links.heard("receiver-1", DeviceId.ofBand(0xa1b2), 1, 7, -60, clock.monoMillis());
        clock.passMillis(10_000);
        links.heard("receiver-2", DeviceId.ofBand(0xa1b2), 1, 8, -80, clock.monoMillis());

        run("wg-0000a1b2", HELLO);
        run("wg-0000a1b3", HELLO);

        assertThat(sent).containsExactly("receiver-2: wg-0000a1b2 3 octets", "receiver-1: wg-0000a1b3 3 octets");
    }

    @Test
    void saysWhyNoRadioReachedIt() {
        assertFails("wg-0000a1b2", HELLO, "no radio can reach bands");
        handler.addRadio(deaf);
        assertFails("wg-0000a1b2", HELLO, "wg-0000a1b2 was not reached: receiver-1 does not hear it");
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
