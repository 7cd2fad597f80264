package io.wardgate.receiver.store;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Reading;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Streams rows by {@code COPY … (FORMAT binary)}, straight into the partitions: their keys are claimed, so no row can
 * collide and no staging table is needed (docs/adr/0075).
 *
 * <p>Format (PostgreSQL manual, COPY, Binary Format): signature, flags, header extension; per row the number of columns
 * (16 bits), per column its length (32 bits, −1 = NULL) and value, big-endian; −1 instead of a number of columns ends.
 */
final class CopyAppender implements ReadingAppender {

    private static final String COPY = "COPY reading (" + ReadingColumns.ALL + ") FROM STDIN (FORMAT binary)";
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int BUFFER_OCTETS = 64 << 10;
    private static final int ROW_OCTETS_AT_MOST = 400;
    private static final int NULL = -1;

    private final CopyIn copy;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_OCTETS);
    private @Nullable BatchId last;
    private byte[] prefix = new byte[0];

    CopyAppender(Connection connection) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    @Override
    public void add(BatchId id, Reading reading, long sampledAtMillis, int quality) throws SQLException {
        if (buffer.remaining() < ROW_OCTETS_AT_MOST) {
            flush();
        }
        if (id != last) {
            prefix = columnsOfBatch(id);
            last = id;
        }
        buffer.putShort((short) ReadingColumns.COUNT).put(prefix);
        bigint(reading.deviceId());
        bigint(Integer.toUnsignedLong(reading.boot()));
        bigint(reading.sequence());
        bigint(sampledAtMillis);
        if (reading.rssiDbm() == StoredReading.RSSI_UNKNOWN) {
            buffer.putInt(NULL);
        } else {
            buffer.putInt(Short.BYTES).putShort((short) reading.rssiDbm());
        }
        integer(reading.flags());
        integer(quality);
        integer(reading.suspectMetrics());
        for (int number = 0; number < Metric.count(); number++) {
            Metric metric = Metric.ofNumber(number);
            if (reading.values().has(metric)) {
                integer(reading.values().get(metric));
            } else {
                buffer.putInt(NULL);
            }
        }
    }

    /** Equal in every row of a batch. */
    private static byte[] columnsOfBatch(BatchId id) {
        byte[] gateway = id.gateway().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES * 4 + gateway.length + Long.BYTES * 2 + Short.BYTES)
                .putInt(gateway.length)
                .put(gateway)
                .putInt(Long.BYTES)
                .putLong(id.epoch())
                .putInt(Short.BYTES)
                .putShort((short) id.lane().number())
                .putInt(Long.BYTES)
                .putLong(id.sequence())
                .array();
    }

    private void bigint(long value) {
        buffer.putInt(Long.BYTES).putLong(value);
    }

    private void integer(int value) {
        buffer.putInt(Integer.BYTES).putInt(value);
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    @Override
    public void finish() throws SQLException {
        buffer.putShort((short) -1);
        flush();
        copy.endCopy();
    }

    @Override
    public void abandon() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
