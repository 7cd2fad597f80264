package io.wardgate.core.smp;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one CBOR map with text keys (RFC 8949), as SMP answers are: definite and indefinite lengths, because Zephyr sends
 * both. Values become {@code Long, byte[], String, List, Map, Boolean}; null, undefined and floating point numbers, which no
 * answer that we read has, become an empty {@link Optional}; tags are passed over.
 *
 * <p>Never reads past the octets, never nests deeper than {@value #DEPTH}, never allocates more than the octets there are.
 */
public final class CborReader {

    private static final int DEPTH = 8;
    private static final int INDEFINITE = 31;
    private static final int ONE_OCTET = 24;
    private static final int EIGHT_OCTETS = 27;
    private static final int ARGUMENT_BITS = 0b1_1111;
    private static final int BREAK = 0xFF;
    private static final int MAJOR_BYTES = 2;
    private static final int MAJOR_TEXT = 3;
    private static final int MAJOR_ARRAY = 4;
    private static final int MAJOR_MAP = 5;
    private static final int MAJOR_TAG = 6;
    private static final int FALSE = 20;
    private static final int TRUE = 21;

    private final ByteBuffer in;

    private CborReader(byte[] octets, int from) {
        in = ByteBuffer.wrap(octets).position(from);
    }

    /** The map that begins there; what is behind it is ignored. */
    public static Map<String, Object> readMap(byte[] octets, int from) throws CborException {
        CborReader reader = new CborReader(octets, from);
        try {
            int first = reader.in.get() & BREAK;
            if (first >> 5 != MAJOR_MAP) {
                throw reader.fault("no map");
            }
            return reader.map(first & ARGUMENT_BITS, 1);
        } catch (BufferUnderflowException e) {
            throw new CborException("cut off after " + octets.length + " octets");
        }
    }

    private Object value(int depth) throws CborException {
        if (depth > DEPTH) {
            throw fault("nested deeper than " + DEPTH);
        }
        int first = in.get() & BREAK;
        int size = first & ARGUMENT_BITS;
        return switch (first >> 5) {
            case 0 -> argument(size);
            case 1 -> -1 - argument(size);
            case MAJOR_BYTES -> bytes(MAJOR_BYTES, size);
            case MAJOR_TEXT -> new String(bytes(MAJOR_TEXT, size), StandardCharsets.UTF_8);
            case MAJOR_ARRAY -> list(size, depth + 1);
            case MAJOR_MAP -> map(size, depth + 1);
            case MAJOR_TAG -> tagged(size, depth);
            default -> simple(size);
        };
    }

    private Object tagged(int size, int depth) throws CborException {
        argument(size);
        return value(depth + 1);
    }

    private Object simple(int size) throws CborException {
        if (size == FALSE || size == TRUE) {
            return size == TRUE;
        }
        if (size >= ONE_OCTET) {
            argument(size);
        }
        return Optional.empty();
    }

    private Map<String, Object> map(int size, int depth) throws CborException {
        Map<String, Object> map = new LinkedHashMap<>();
        long left = size == INDEFINITE ? Long.MAX_VALUE : argument(size);
        while (left-- > 0 && !(size == INDEFINITE && isAtBreak())) {
            if (!(value(depth) instanceof String key)) {
                throw fault("a key that is no text");
            }
            map.put(key, value(depth));
        }
        return map;
    }

    private List<Object> list(int size, int depth) throws CborException {
        List<Object> list = new ArrayList<>();
        long left = size == INDEFINITE ? Long.MAX_VALUE : argument(size);
        while (left-- > 0 && !(size == INDEFINITE && isAtBreak())) {
            list.add(value(depth));
        }
        return list;
    }

    private byte[] bytes(int major, int size) throws CborException {
        if (size != INDEFINITE) {
            return chunk(size);
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        while (!isAtBreak()) {
            int first = in.get() & BREAK;
            if (first >> 5 != major || (first & ARGUMENT_BITS) == INDEFINITE) {
                throw fault("a piece of another kind");
            }
            joined.writeBytes(chunk(first & ARGUMENT_BITS));
        }
        return joined.toByteArray();
    }

    private byte[] chunk(int size) throws CborException {
        long length = argument(size);
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        int from = in.position();
        in.position(from + (int) length);
        return Arrays.copyOfRange(in.array(), from, in.position());
    }

    private boolean isAtBreak() {
        int at = in.position();
        if ((in.get() & BREAK) == BREAK) {
            return true;
        }
        in.position(at);
        return false;
    }

    /** The number in or behind the first octet; those of 2^63 and more are negative here and refused as lengths. */
    private long argument(int size) throws CborException {
        if (size < ONE_OCTET) {
            return size;
        }
        if (size > EIGHT_OCTETS) {
            throw fault("length " + size + " has no meaning");
        }
        return switch (size) {
            case ONE_OCTET -> in.get() & 0xFF;
            case 25 -> in.getShort() & 0xFFFF;
            case 26 -> in.getInt() & 0xFFFF_FFFFL;
            default -> in.getLong();
        };
    }

    private CborException fault(String what) {
        return new CborException(what + " at octet " + (in.position() - 1));
    }
}
