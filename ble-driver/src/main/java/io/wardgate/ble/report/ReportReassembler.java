package io.wardgate.ble.report;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts together advertising data that a controller reports in pieces: by address and advertising set, up to 1,650
 * octets, within 300 ms. What stays incomplete is dropped and counted.
 *
 * <p>Bounded: at most 64 sets at a time, the oldest goes. Owned by the reader thread of one source.
 */
final class ReportReassembler {

    static final int GREATEST_DATA = 1_650;

    private static final long TIMEOUT_NANOS = 300_000_000L;
    private static final int GREATEST_SETS = 64;

    private record Key(long address, int sid) {}

    private record Part(byte[] data, long startedNanos) {}

    private final Map<Key, Part> parts = new LinkedHashMap<>();
    private final ReportSink sink;

    ReportReassembler(ReportSink sink) {
        this.sink = sink;
    }

    /** Adds a piece that has more to come. */
    void add(long address, int sid, byte[] piece, long nowNanos) {
        dropLate(nowNanos);
        Part known = parts.remove(new Key(address, sid));
        byte[] data = known == null ? piece : joined(known.data(), piece);
        if (data.length > GREATEST_DATA) {
            sink.malformed();
            return;
        }
        if (parts.size() == GREATEST_SETS) {
            dropOldest();
        }
        parts.put(new Key(address, sid), new Part(data, known == null ? nowNanos : known.startedNanos()));
    }

    /** The whole data with its last piece, or null if it is too long. */
    byte @Nullable [] complete(long address, int sid, byte[] piece, long nowNanos) {
        if (parts.isEmpty()) {
            return piece;
        }
        dropLate(nowNanos);
        Part known = parts.remove(new Key(address, sid));
        byte[] data = known == null ? piece : joined(known.data(), piece);
        if (data.length > GREATEST_DATA) {
            sink.malformed();
            return null;
        }
        return data;
    }

    private void dropLate(long nowNanos) {
        Iterator<Part> oldestFirst = parts.values().iterator();
        while (oldestFirst.hasNext() && nowNanos - oldestFirst.next().startedNanos() > TIMEOUT_NANOS) {
            oldestFirst.remove();
            sink.malformed();
        }
    }

    private void dropOldest() {
        Iterator<Part> oldestFirst = parts.values().iterator();
        oldestFirst.next();
        oldestFirst.remove();
        sink.malformed();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] data = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, data, first.length, second.length);
        return data;
    }
}
