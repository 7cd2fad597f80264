package io.wardgate.bluez.bus;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads marshalled values (D-Bus specification, "Marshaling"). Text, paths and signatures become {@code String}, whole
 * numbers {@code Integer} (y, n, q, i, h) or {@code Long} (u, x, t), {@code ay} a {@code byte[]}, dictionaries a
 * {@code Map}, other arrays and structures a {@code List}; a variant becomes its value.
 *
 * <p>Alignment counts from the start of the buffer, which is the start of a body or of a whole message.
 */
final class ValueReader {

    private static final int DEEPEST = 32;
    private static final String BROKEN = "a message on the bus is damaged: ";

    private final ByteBuffer octets;
    private final String signature;
    private int at;
    private int depth;

    private ValueReader(String signature, ByteBuffer octets) {
        this.signature = signature;
        this.octets = octets;
    }

    /** All values of a body; the buffer's position is left alone. */
    static List<Object> read(String signature, ByteBuffer body) throws BusException {
        return readAndAdvance(signature, body.duplicate().order(body.order()));
    }

    static List<Object> readAndAdvance(String signature, ByteBuffer octets) throws BusException {
        ValueReader reader = new ValueReader(signature, octets);
        List<Object> values = new ArrayList<>();
        try {
            while (reader.at < signature.length()) {
                values.add(reader.value());
            }
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException e) {
            throw new BusException(BROKEN + e.getMessage() + " in " + signature);
        }
        return values;
    }

    private Object value() throws BusException {
        char type = signature.charAt(at++);
        return switch (type) {
            case 'y' -> octets.get() & 0xFF;
            case 'b' -> aligned(4).getInt() != 0;
            case 'n' -> (int) aligned(2).getShort();
            case 'q' -> aligned(2).getShort() & 0xFFFF;
            case 'i', 'h' -> aligned(4).getInt();
            case 'u' -> unsigned();
            case 'x', 't' -> aligned(8).getLong();
            case 'd' -> aligned(8).getDouble();
            case 's', 'o' -> text((int) unsigned());
            case 'g' -> text(octets.get() & 0xFF);
            case 'v' -> variant();
            case 'a' -> array();
            case '(' -> structure();
            default -> throw new BusException(BROKEN + "unknown type in " + signature);
        };
    }

    private long unsigned() {
        return aligned(4).getInt() & 0xFFFF_FFFFL;
    }

    private String text(int length) {
        byte[] text = taken(length);
        octets.get(); // the NUL behind it
        return new String(text, StandardCharsets.UTF_8);
    }

    private Object variant() throws BusException {
        deeper();
        String inner = text(octets.get() & 0xFF);
        ValueReader reader = new ValueReader(inner, octets);
        reader.depth = depth;
        Object value = reader.value();
        if (reader.at != inner.length()) {
            throw new BusException(BROKEN + "a variant of type " + inner);
        }
        depth--;
        return value;
    }

    private List<Object> structure() throws BusException {
        deeper();
        aligned(8);
        List<Object> fields = new ArrayList<>();
        while (signature.charAt(at) != ')') {
            fields.add(value());
        }
        at++;
        depth--;
        return fields;
    }

    private Object array() throws BusException {
        deeper();
        int length = (int) unsigned();
        int element = at;
        char type = signature.charAt(element);
        aligned(alignment(type));
        int end = Math.addExact(octets.position(), length);
        if (length < 0 || end > octets.limit()) {
            throw new BusException(BROKEN + "an array of " + length + " octets");
        }
        Object all = type == 'y' ? taken(length) : type == '{' ? entries(element + 1, end) : elements(element, end);
        at = Signature.endOfType(signature, element);
        depth--;
        return all;
    }

    private List<Object> elements(int element, int end) throws BusException {
        List<Object> list = new ArrayList<>();
        while (octets.position() < end) {
            at = element;
            list.add(value());
        }
        return list;
    }

    private Map<Object, Object> entries(int key, int end) throws BusException {
        Map<Object, Object> map = new LinkedHashMap<>();
        while (octets.position() < end) {
            aligned(8);
            at = key;
            Object name = value();
            map.put(name, value());
        }
        return map;
    }

    private byte[] taken(int length) {
        if (length < 0 || length > octets.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[length];
        octets.get(taken);
        return taken;
    }

    private ByteBuffer aligned(int to) {
        return octets.position(Signature.aligned(octets.position(), to));
    }

    private static int alignment(char type) {
        return Signature.alignment(type);
    }

    private void deeper() throws BusException {
        if (++depth > DEEPEST) {
            throw new BusException(BROKEN + "values are nested deeper than " + DEEPEST);
        }
    }
}
