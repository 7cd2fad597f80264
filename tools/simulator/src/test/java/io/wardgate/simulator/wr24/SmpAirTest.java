package io.wardgate.simulator.wr24;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.wardgate.simulator.chance.Chance;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmpAirTest {

    private static final long BAND = 0xC001_A2B3_C4D5L;

    /** The echo of docs/wire/wr24-v1-vectors.json: write, group 0, sequence 1, command 0, {"d": "hi"}. */
    private static final String ECHO = "0200000600000100a16164626869";

    private final SmpAir air = new SmpAir(new Chance(1), 0);

    @Test
    void theBandsAnswerComesWithALaterFrame() throws Exception {
        ask("80" + ECHO);

        assertThat(air.slot(BAND, 1)).as("it listens").isEmpty();
        List<byte[]> pieces = air.slot(BAND, 2);
        assertThat(pieces).hasSize(1);
        assertThat(HexFormat.of().formatHex(pieces.get(0)))
                .startsWith("80" + "030000")
                .contains("00000100");
        assertThat(body(pieces).path("r").asText()).isEqualTo("hi");
        assertThat(air.slot(BAND, 3)).isEmpty();
    }

    @Test
    void listsTheImagesOfTheBand() throws Exception {
        ask("80" + "0800000100010700a0");
        air.slot(BAND, 1);

        JsonNode image = body(air.slot(BAND, 2)).path("images").path(0);
        assertThat(image.path("version").asText()).startsWith("1.4.");
        assertThat(image.path("hash").binaryValue()).hasSize(32);
        assertThat(image.path("active").asBoolean()).isTrue();
    }

    @Test
    void doesNotSupportTheRest() throws Exception {
        ask("80" + "0a00000100010701a0");
        air.slot(BAND, 1);

        assertThat(body(air.slot(BAND, 2)).path("rc").asInt()).isEqualTo(8);
    }

    @Test
    void whatIsNoRequestHasNoAnswer() {
        ask("80" + "0300000600000100a16164626869");
        air.slot(BAND, 1);

        assertThat(air.slot(BAND, 2)).isEmpty();
    }

    @Test
    void aSecondPacketTakesThePlaceOfTheFirst() throws Exception {
        ask("80" + ECHO);
        ask("80" + ECHO.replace("6869", "6f6b"));
        air.slot(BAND, 1);

        assertThat(body(air.slot(BAND, 2)).path("r").asText()).isEqualTo("ok");
        air.slot(BAND, 3);
        assertThat(air.slot(BAND, 4)).isEmpty();
    }

    @Test
    void dropsAPacketAfterThreeTriesOrTenSeconds() {
        SmpAir deaf = new SmpAir(new Chance(1), 1);
        deaf.piece(BAND, HexFormat.of().parseHex("80" + ECHO), 0);
        for (int slot = 0; slot < 10; slot++) {
            assertThat(deaf.slot(BAND, slot)).isEmpty();
        }
        ask("80" + ECHO);
        assertThat(air.slot(BAND, 10_001)).isEmpty();
        assertThat(air.slot(BAND, 10_002)).isEmpty();
    }

    @Test
    void piecesOutOfTurnMakeNoPacket() {
        byte[] full = new byte[200];
        air.piece(BAND, full, 0);
        ask("82" + ECHO);
        air.slot(BAND, 1);

        assertThat(air.slot(BAND, 2)).isEmpty();
    }

    private void ask(String payload) {
        air.piece(BAND, HexFormat.of().parseHex(payload), 0);
    }

    private static JsonNode body(List<byte[]> pieces) throws Exception {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        pieces.forEach(piece -> packet.write(piece, 1, piece.length - 1));
        byte[] octets = packet.toByteArray();
        return new CBORMapper().readTree(octets, 8, octets.length - 8);
    }
}
