package io.wardgate.bluez.bus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Marshals the few types that BlueZ is told: y, u, s, o, g, {@code ay}, {@code a{sv}} and variants of text, truth and
 * octets. Little-endian. Alignment counts from where the writer began.
 */
final class ValueWriter {

    private static final int DICTIONARY_ALIGNMENT = 8;

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

    static byte[] body(String signature, List<Object> values) {
        ValueWriter writer = new ValueWriter();
        int at = 0;
        for (Object value : values) {
            int end = Signature.endOfType(signature, at);
            writer.value(signature.substring(at, end), value);
            at = end;
        }
        return writer.octets();
    }

    byte[] octets() {
        return octets.toByteArray();
    }

    void align(int to) {
        while (octets.size() % to != 0) {
            octets.write(0);
        }
    }

    void octet(int value) {
        octets.write(value);
    }

    void unsigned(long value) {
        align(4);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            octets.write((int) (value >>> shift));
        }
    }

    void value(String type, Object value) {
        switch (type) {
            case "y" -> octet((int) value);
            case "u" -> unsigned((long) value);
            case "b" -> unsigned((boolean) value ? 1 : 0);
            case "s", "o" -> text((String) value);
            case "g" -> signature((String) value);
            case "ay" -> bytes((byte[]) value);
            case "a{sv}" -> dictionary((Map<?, ?>) value);
            case "v" -> variant(value);
            default -> throw new IllegalArgumentException("nothing is sent that has the type " + type);
        }
    }

    void variant(String type, Object value) {
        signature(type);
        value(type, value);
    }

    private void variant(Object value) {
        variant(value instanceof Boolean ? "b" : value instanceof byte[] ? "ay" : "s", value);
    }

    private void signature(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        octets.write(ascii.length);
        octets.writeBytes(ascii);
        octets.write(0);
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        unsigned(utf8.length);
        octets.writeBytes(utf8);
        octets.write(0);
    }

    private void bytes(byte[] value) {
        unsigned(value.length);
        octets.writeBytes(value);
    }

    /** The length is that of the entries, without the octets that align the first of them. */
    private void dictionary(Map<?, ?> entries) {
        align(4);
        int before = octets.size() + Integer.BYTES;
        ValueWriter inside = new ValueWriter();
        int padding = Signature.aligned(before, DICTIONARY_ALIGNMENT) - before;
        entries.forEach((key, value) -> {
            inside.align(DICTIONARY_ALIGNMENT);
            inside.text((String) key);
            inside.variant(value);
        });
        unsigned(inside.octets.size());
        octets.writeBytes(new byte[padding]);
        octets.writeBytes(inside.octets());
    }
}
