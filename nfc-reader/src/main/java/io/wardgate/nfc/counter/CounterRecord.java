package io.wardgate.nfc.counter;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One record of the file, big-endian, all of one length: a damaged one costs itself only.
 *
 * <pre>
 *  octets  16   4        4
 *          id   counter  CRC-32C of the 20 before
 * </pre>
 */
record CounterRecord(CounterId id, int counter) {

    static final int OCTETS = 24;
    private static final int SUMMED = 20;

    ByteBuffer octets() {
        ByteBuffer record =
                ByteBuffer.allocate(OCTETS).putLong(id.high()).putLong(id.low()).putInt(counter);
        return record.putInt(sum(record.array(), 0)).flip();
    }

    /** Null if it is damaged. */
    static @Nullable CounterRecord read(byte[] file, int at) {
        ByteBuffer record = ByteBuffer.wrap(file, at, OCTETS);
        CounterRecord read = new CounterRecord(new CounterId(record.getLong(), record.getLong()), record.getInt());
        return record.getInt() == sum(file, at) && read.counter >= 0 ? read : null;
    }

    private static int sum(byte[] octets, int at) {
        CRC32C crc = new CRC32C();
        crc.update(octets, at, SUMMED);
        return (int) crc.getValue();
    }
}
