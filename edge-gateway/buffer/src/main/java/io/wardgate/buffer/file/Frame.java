package io.wardgate.buffer.file;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * An entry as it lies in a file of either kind: enough in front of the octets to find and check it whatever became of
 * the rest of the file.
 *
 * <pre>
 *  octets  4       4      1       8      8         4         4       length
 *          "WGB1"  crc32c series  epoch  sequence  readings  length  octets of the entry
 * </pre>
 *
 * <p>Big-endian; the CRC-32C covers everything behind it.
 */
public final class Frame {

    /** H2 takes at most 1,048,576 octets in a VARBINARY. */
    public static final int MAX_ENTRY_OCTETS = (1 << 20) - 64;

    static final int HEADER_OCTETS = 33;
    static final int MAX_OCTETS = HEADER_OCTETS + MAX_ENTRY_OCTETS;
    private static final int MAGIC = 0x57474231;
    private static final int CHECKED_FROM = 8;

    private Frame() {}

    /**
     * The fields before the entry's octets.
     *
     * @param length of the entry's octets
     */
    record Header(Series series, BatchKey key, int readings, int length) {

        /** Of the whole frame. */
        int frameOctets() {
            return HEADER_OCTETS + length;
        }
    }

    static byte[] write(Series series, Entry entry) {
        ByteBuffer frame = ByteBuffer.allocate(HEADER_OCTETS + entry.octets().length);
        frame.putInt(MAGIC)
                .putInt(0)
                .put((byte) series.number())
                .putLong(entry.key().epoch())
                .putLong(entry.key().sequence())
                .putInt(entry.readings())
                .putInt(entry.octets().length)
                .put(entry.octets());
        frame.putInt(4, crc(frame.array(), CHECKED_FROM, frame.capacity() - CHECKED_FROM));
        return frame.array();
    }

    /** Reads a frame that fills the array; empty if it does not, is another entry's, or fails its check. */
    static Optional<Entry> read(Series series, BatchKey key, byte[] frame) {
        ByteBuffer octets = ByteBuffer.wrap(frame);
        return headerAt(octets, 0)
                .filter(header -> header.frameOctets() == frame.length
                        && header.series() == series
                        && header.key().equals(key))
                .flatMap(header -> entryAt(octets, 0, header));
    }

    /** The header at a place if it could be one; nothing is checked but its shape. */
    static Optional<Header> headerAt(ByteBuffer octets, int at) {
        if (octets.limit() - at < HEADER_OCTETS || octets.getInt(at) != MAGIC) {
            return Optional.empty();
        }
        int length = octets.getInt(at + 29);
        int readings = octets.getInt(at + 25);
        if (length < 0 || length > MAX_ENTRY_OCTETS || readings < 0) {
            return Optional.empty();
        }
        BatchKey key = new BatchKey(octets.getLong(at + 9), octets.getLong(at + 17));
        return Series.ofNumber(octets.get(at + 8)).map(series -> new Header(series, key, readings, length));
    }

    /** The entry behind a header; empty if it is not whole or fails its check. */
    static Optional<Entry> entryAt(ByteBuffer octets, int at, Header header) {
        if (header.frameOctets() > octets.limit() - at) {
            return Optional.empty();
        }
        byte[] checked = new byte[header.frameOctets() - CHECKED_FROM];
        octets.get(at + CHECKED_FROM, checked);
        if (octets.getInt(at + 4) != crc(checked, 0, checked.length)) {
            return Optional.empty();
        }
        byte[] content = new byte[header.length()];
        octets.get(at + HEADER_OCTETS, content);
        return Optional.of(new Entry(header.key(), header.readings(), content));
    }

    private static int crc(byte[] octets, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(octets, from, length);
        return (int) crc.getValue();
    }
}
