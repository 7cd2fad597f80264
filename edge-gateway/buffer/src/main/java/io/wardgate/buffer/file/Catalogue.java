package io.wardgate.buffer.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/**
 * What a batch file is supposed to hold, in a small file beside it: every batch appended and every batch settled.
 *
 * <p>It is the second opinion that makes a loss visible: H2 recovers a damaged file by going back to an older state
 * without a word. It also keeps acknowledgements out of the database, whose commits cost 14 kB each. Records are
 * written at once and synced now and then: a kill loses none, a power cut the newest, which makes the receiver see
 * some batches twice and the store miss a loss of the last seconds only.
 *
 * <pre>
 *  octets  1                       8      8         4         4
 *          'A' append, 'S' settle  epoch  sequence  readings  crc32c of the 21 octets before
 * </pre>
 *
 * <p>Safe from any thread.
 */
final class Catalogue implements AutoCloseable {

    private static final int RECORD_OCTETS = 25;
    private static final byte APPENDED = 'A';
    private static final byte SETTLED = 'S';

    private final FileChannel channel;
    private boolean dirty;

    Catalogue(Path file) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    synchronized void appended(BatchKey key, int readings) throws IOException {
        write(APPENDED, key, readings);
    }

    synchronized void settled(BatchKey key) throws IOException {
        write(SETTLED, key, 0);
    }

    private void write(byte kind, BatchKey key, int readings) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(RECORD_OCTETS);
        record.put(kind).putLong(key.epoch()).putLong(key.sequence()).putInt(readings);
        record.putInt(crc(record.array(), 0)).flip();
        while (record.hasRemaining()) {
            channel.write(record);
        }
        dirty = true;
    }

    synchronized void sync() throws IOException {
        if (dirty) {
            channel.force(false);
            dirty = false;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }

    /**
     * What the records say; damaged records are passed over.
     *
     * @param appended all batches ever appended, with their numbers of readings
     * @param settled those that nobody waits for any more
     */
    record Content(Map<BatchKey, Integer> appended, Set<BatchKey> settled) {}

    static Content read(Path file) throws IOException {
        Map<BatchKey, Integer> appended = new TreeMap<>();
        Set<BatchKey> settled = new TreeSet<>();
        if (Files.exists(file)) {
            byte[] octets = Files.readAllBytes(file);
            ByteBuffer records = ByteBuffer.wrap(octets);
            for (int at = 0; at + RECORD_OCTETS <= octets.length; ) {
                if (records.getInt(at + 21) != crc(octets, at)) {
                    at++;
                    continue;
                }
                BatchKey key = new BatchKey(records.getLong(at + 1), records.getLong(at + 9));
                if (records.get(at) == APPENDED) {
                    appended.put(key, records.getInt(at + 17));
                } else {
                    settled.add(key);
                }
                at += RECORD_OCTETS;
            }
        }
        return new Content(appended, settled);
    }

    private static int crc(byte[] octets, int at) {
        CRC32C crc = new CRC32C();
        crc.update(octets, at, RECORD_OCTETS - 4);
        return (int) crc.getValue();
    }
}
