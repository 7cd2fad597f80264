package io.wardgate.protocol.columns;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.wardgate.protocol.wire.BatchBody;
import io.wardgate.protocol.wire.Readings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;

/** Finds where the columns of a serialised body end. */
public final class ColumnBoundaries {

    /** A block of its own costs some 5 octets and a code table: not worth it for less than this. */
    private static final int SHORTEST_BLOCK = 32;

    private final CodedInputStream in;
    private final IntStream.Builder ends = IntStream.builder();
    private int lastEnd;

    private ColumnBoundaries(byte[] body) {
        this.in = CodedInputStream.newInstance(body);
    }

    /**
     * Positions at which columns end, ascending; the last is the length of the body.
     *
     * @param body a serialised {@link BatchBody} of our own making
     */
    public static int[] of(byte[] body) {
        ColumnBoundaries boundaries = new ColumnBoundaries(body);
        try {
            boundaries.walk(BatchBody.READINGS_FIELD_NUMBER);
        } catch (IOException e) {
            throw new UncheckedIOException("a body that was just written cannot be read", e);
        }
        return IntStream.concat(boundaries.ends.build().filter(end -> end < body.length), IntStream.of(body.length))
                .toArray();
    }

    /** Marks the end of each field of this message; goes into one field, which is a message itself. */
    private void walk(int fieldToEnter) throws IOException {
        int tag;
        while ((tag = in.readTag()) != 0) {
            if (WireFormat.getTagFieldNumber(tag) == fieldToEnter) {
                int outer = in.pushLimit(in.readRawVarint32());
                walk(Readings.METRICS_FIELD_NUMBER);
                in.popLimit(outer);
            } else {
                in.skipField(tag);
            }
            mark(in.getTotalBytesRead());
        }
    }

    private void mark(int end) {
        if (end - lastEnd >= SHORTEST_BLOCK) {
            ends.add(end);
            lastEnd = end;
        }
    }
}
