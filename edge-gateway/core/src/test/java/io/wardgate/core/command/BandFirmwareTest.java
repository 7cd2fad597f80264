package io.wardgate.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wardgate.api.command.CommandException;
import io.wardgate.api.smp.SmpChannel;
import io.wardgate.api.smp.SmpException;
import io.wardgate.core.ManualClock;
import io.wardgate.core.link.LinkSettings;
import io.wardgate.core.link.LinkTable;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BandFirmwareTest {

    private final BandFirmware handler = new BandFirmware(new LinkTable(LinkSettings.shipped()), new ManualClock());

    /** A radio on which the band answers with this CBOR, or none at all if it is empty. */
    private record Channel(String name, String cbor) implements SmpChannel {

        @Override
        public byte[] ask(long deviceId, byte[] request, Patience patience) throws SmpException {
            assertThat(HexFormat.of().formatHex(request)).isEqualTo("0800000100010000a0");
            if (cbor.isEmpty()) {
                throw new SmpException(name + ": no answer");
            }
            return HexFormat.of().parseHex("0900000000010000" + cbor);
        }
    }

    @Test
    void tellsTheImagesOfTheBand() throws Exception {
        handler.addRadio(new Channel("receiver-1", ""));
        handler.addRadio(new Channel(
                "receiver-2",
                "bf" // a map without end, as Zephyr sends it
                        + "66696d61676573" + "82" // images: two
                        + "a5" // of five entries
                        + "64736c6f7400" // slot 0
                        + "6776657273696f6e65312e342e32" // version 1.4.2
                        + "6468617368430102ff" // hash
                        + "66616374697665f5" // active
                        + "69636f6e6669726d6564f5" // confirmed
                        + "a3" + "64736c6f7401" + "6776657273696f6e65312e352e30"
                        + "6770656e64696e67f5" // slot 1, pending
                        + "6b73706c697453746174757300" // splitStatus 0
                        + "ff"));

        assertThat(run("wg-0000a1b2"))
                .isEqualTo("wg-0000a1b2 by receiver-2: image 0 slot 0: 1.4.2, active, confirmed, 0102ff; "
                        + "image 0 slot 1: 1.5.0, pending");
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        assertFails("wg-0000a1b2", "no radio carries SMP to bands");
        assertFails("band", "device is \"band\"; allowed: a band, wg-<8 hex digits>");
        Channel silent = new Channel("receiver-1", "");
        handler.addRadio(silent);
        assertFails("wg-0000a1b2", "wg-0000a1b2 gave no answer: receiver-1: no answer");
        handler.removeRadio(silent);
        handler.addRadio(new Channel("receiver-1", "a1627263" + "08"));
        assertFails("wg-0000a1b2", "wg-0000a1b2 by receiver-1: the band refuses with SMP code 8");
    }

    @Test
    void knowsTheErrorsOfVersionTwoAndAnswersThatAreNone() {
        Channel refusing = new Channel("receiver-1", "a163657272a26567726f7570016272630a");
        handler.addRadio(refusing);
        assertFails("wg-0000a1b2", "wg-0000a1b2 by receiver-1: the band refuses with SMP code 10");
        handler.removeRadio(refusing);
        handler.addRadio(new Channel("receiver-1", "a0"));
        assertFails("wg-0000a1b2", "wg-0000a1b2 by receiver-1: an answer without images");
    }

    private String run(String device) throws CommandException, InterruptedException {
        return handler.run(Commands.of("band.firmware", Map.of("device", device), new byte[0]));
    }

    private void assertFails(String device, String message) {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> run(device))
                .withMessage(message);
    }
}
