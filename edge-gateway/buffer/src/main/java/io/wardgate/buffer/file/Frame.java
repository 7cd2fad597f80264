package io.wardgate.buffer.file;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * A batch as it lies in a file: enough in front of the envelope to find and check it even when the database around it
 * cannot be opened.
 *
 * <pre>
 *  octets  4       4      1     8      8         4         4       length
 *          "WGB1"  crc32c lane  epoch  sequence  readings  length  envelope
 * </pre>
 *
 * <p>Big-endian; the CRC-32C covers everything behind it.
 */
public final class Frame {

    /** H2 takes at most 1,048,576 octets in a VARBINARY. */
    public static final int MAX_ENVELOPE_OCTETS = (1 << 20) - 64;

    private static final int MAGIC = 0x57474231;
    private static final int HEADER_OCTETS = 33;
    private static final int CHECKED_FROM = 8;

    private Frame() {}

    public static byte[] write(SealedBatch batch) {
        byte[] envelope = batch.envelope();
        ByteBuffer frame = ByteBuffer.allocate(HEADER_OCTETS + envelope.length);
        frame.putInt(MAGIC)
                .putInt(0)
                .put((byte) batch.id().lane().number())
                .putLong(batch.id().epoch())
                .putLong(batch.id().sequence())
                .putInt(batch.readings())
                .putInt(envelope.length)
                .put(envelope);
        frame.putInt(4, crc(frame.array(), CHECKED_FROM, frame.capacity() - CHECKED_FROM));
        return frame.array();
    }

    /** Reads a frame that fills the array; empty if it does not or fails its check. */
    public static Optional<SealedBatch> read(String gateway, byte[] frame) {
        return readAt(gateway, ByteBuffer.wrap(frame), 0)
                .filter(batch -> frame.length == HEADER_OCTETS + batch.envelope().length);
    }

    /** Finds all whole frames in a file, whatever else is in it. */
    static void scan(String gateway, Path file, Consumer<SealedBatch> found) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            // Files roll at 64 MB at most, so one fits into memory beside the store for the moment of a rescue.
            ByteBuffer octets = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            for (int at = 0; at + HEADER_OCTETS <= octets.capacity(); at++) {
                if (octets.get(at) == 'W' && octets.getInt(at) == MAGIC) {
                    readAt(gateway, octets, at).ifPresent(found);
                }
            }
        }
    }

    private static Optional<SealedBatch> readAt(String gateway, ByteBuffer octets, int at) {
        if (octets.capacity() - at < HEADER_OCTETS || octets.getInt(at) != MAGIC) {
            return Optional.empty();
        }
        int length = octets.getInt(at + 29);
        int lane = octets.get(at + 8);
        if (length < 0 || length > octets.capacity() - at - HEADER_OCTETS || lane < 0 || lane > Lane.BULK.number()) {
            return Optional.empty();
        }
        byte[] checked = new byte[HEADER_OCTETS - CHECKED_FROM + length];
        octets.get(at + CHECKED_FROM, checked);
        if (octets.getInt(at + 4) != crc(checked, 0, checked.length)) {
            return Optional.empty();
        }
        byte[] envelope = new byte[length];
        octets.get(at + HEADER_OCTETS, envelope);
        BatchId id = new BatchId(gateway, octets.getLong(at + 9), Lane.ofNumber(lane), octets.getLong(at + 17));
        return Optional.of(new SealedBatch(id, octets.getInt(at + 25), envelope));
    }

    private static int crc(byte[] octets, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(octets, from, length);
        return (int) crc.getValue();
    }
}
