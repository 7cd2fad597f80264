package io.wardgate.nfc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The cases of others, {@code vectors/nfc.jsonl}; each row names its source. */
public final class Vectors {

    private static final HexFormat HEX = HexFormat.of();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Vectors() {}

    /** One row. */
    public record Vector(String id, JsonNode input, JsonNode expected) {

        public byte[] octets(String field) {
            return HEX.parseHex(input.get(field).asText().toLowerCase(Locale.ROOT));
        }

        public boolean isError() {
            return expected.has("error");
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** All of a kind; there is at least one. */
    public static List<Vector> of(String kind) {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/nfc.jsonl"))) {
            List<Vector> all = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Vectors::parse)
                    .filter(row -> row.get("kind").asText().equals(kind))
                    .map(row -> new Vector(row.get("id").asText(), row.get("input"), row.get("expected")))
                    .toList();
            if (all.isEmpty()) {
                throw new IllegalArgumentException("no vectors of kind " + kind);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] hex(String text) {
        return HEX.parseHex(Stream.of(text.split("\\s+")).reduce("", String::concat));
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
