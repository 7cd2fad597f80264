package io.wardgate.buffer.store;

import java.nio.file.Path;

/**
 * How the store keeps its files.
 *
 * @param directory where they lie; of this store alone
 * @param rollMegabytes a lane goes on in a new file when its file has grown to this
 * @param rollMinutes or when it is this old
 * @param capacityMegabytes what all files together may take; above 95 % the oldest routine file is given up
 */
public record BufferSettings(Path directory, int rollMegabytes, int rollMinutes, int capacityMegabytes) {

    private static final long MEGABYTE = 1 << 20;

    long rollOctets() {
        return rollMegabytes * MEGABYTE;
    }

    long rollNanos() {
        return rollMinutes * 60_000_000_000L;
    }

    long capacityOctets() {
        return capacityMegabytes * MEGABYTE;
    }

    /** Beyond this something has to go; the last twentieth is the reserve of emergency and alarm. */
    long highWaterOctets() {
        return capacityMegabytes * MEGABYTE / 20 * 19;
    }
}
