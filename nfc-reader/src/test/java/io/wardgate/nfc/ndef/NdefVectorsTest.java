package io.wardgate.nfc.ndef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardgate.nfc.Vectors;
import io.wardgate.nfc.Vectors.Vector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NdefVectorsTest {

    static List<Vector> uris() {
        return Vectors.of("uri_payload");
    }

    static List<Vector> texts() {
        return Vectors.of("text_payload");
    }

    static List<Vector> pieces() {
        return Vectors.of("record_strict");
    }

    static List<Vector> messages() {
        return Vectors.of("message_strict");
    }

    static List<Vector> contents() {
        return Vectors.of("message_records");
    }

    @ParameterizedTest
    @MethodSource("uris")
    void readsUris(Vector vector) throws NdefException {
        byte[] payload = vector.octets("payload");
        if (vector.isError()) {
            refuses(() -> UriPayload.read(payload));
            return;
        }
        String uri = vector.expected().get("uri").asText();
        assertThat(UriPayload.read(payload)).isEqualTo(uri);
        assertThat(UriPayload.read(UriPayload.write(uri))).isEqualTo(uri);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsTexts(Vector vector) throws NdefException {
        byte[] payload = vector.octets("payload");
        if (vector.isError()) {
            refuses(() -> TextPayload.read(payload));
            return;
        }
        TextPayload text = TextPayload.read(payload);
        assertThat(text.text()).isEqualTo(vector.expected().get("text").asText());
        assertThat(text.language()).isEqualTo(vector.expected().get("lang").asText());
        assertThat(TextPayload.read(text.octets())).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void readsRecordsOfTheWire(Vector vector) throws NdefException {
        RecordReader reader = new RecordReader(vector.octets("record"));
        if (vector.isError()) {
            refuses(reader::next);
            return;
        }
        RecordReader.Piece piece = reader.next();
        JsonNode expected = vector.expected();
        assertThat(piece.typeName().ordinal()).isEqualTo(expected.get("tnf").asInt());
        assertThat(text(piece.type())).isEqualTo(expected.get("type").asText());
        assertThat(text(piece.id())).isEqualTo(expected.get("id").asText());
        assertThat(piece.payload()).hasSize(expected.get("payload_len").asInt());
        assertThat(reader.hasMore()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readsMessagesStrictly(Vector vector) throws NdefException {
        byte[] octets = vector.octets("message");
        if (vector.isError()) {
            refuses(() -> NdefMessage.read(octets));
            return;
        }
        JsonNode records = vector.expected().get("records");
        // The one row in words: "chunked: … => 1 logical record"
        assertThat(NdefMessage.read(octets).records()).hasSize(records.isInt() ? records.asInt() : 1);
    }

    @ParameterizedTest
    @MethodSource("contents")
    void readsWhatRecordsSay(Vector vector) throws NdefException {
        byte[] octets = vector.octets("message");
        NdefMessage message = NdefMessage.read(octets);
        List<List<String>> said = new ArrayList<>();
        for (NdefRecord record : message.records()) {
            said.add(List.of(
                    record.typeName() == TypeName.EMPTY ? "empty" : text(record.type()),
                    record.isWellKnown('U')
                            ? UriPayload.read(record.payload())
                            : record.isWellKnown('T')
                                    ? TextPayload.read(record.payload()).text()
                                    : text(record.payload())));
        }
        List<List<String>> expected = new ArrayList<>();
        vector.expected()
                .get("records")
                .forEach(row ->
                        expected.add(List.of(row.get(0).asText(), row.get(1).asText())));
        assertThat(said).isEqualTo(expected);
        assertThat(message.octets()).isEqualTo(octets);
    }

    private static void refuses(ThrowingCallable reading) {
        assertThatExceptionOfType(NdefException.class).isThrownBy(reading);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }
}
