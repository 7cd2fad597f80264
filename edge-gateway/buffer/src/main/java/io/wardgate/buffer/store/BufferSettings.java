package io.wardgate.buffer.store;

import io.wardgate.buffer.file.FileKind;
import java.nio.file.Path;

/**
 * How the store keeps its files.
 *
 * @param directory where they lie; of this store alone
 * @param kind of new files; those of the other kind are drained
 * @param rollMegabytes a series goes on in a new file when its file has grown to this, or to an eighth of the capacity
 * @param rollMinutes or when it is this old
 * @param capacityMegabytes what all files together may take
 * @param graceMinutes how long files stay whose batches are all acknowledged
 * @param flashMegabytesPerDay above this the health warns of the flash's wear
 */
public record BufferSettings(
        Path directory,
        FileKind kind,
        int rollMegabytes,
        int rollMinutes,
        int capacityMegabytes,
        int graceMinutes,
        int flashMegabytesPerDay) {

    private static final long MEGABYTE = 1 << 20;
    private static final int LEAST_FILES = 8;

    /** H2 files with ten minutes of grace and a budget of 3 GB a day. */
    public BufferSettings(Path directory, int rollMegabytes, int rollMinutes, int capacityMegabytes) {
        this(directory, FileKind.H2, rollMegabytes, rollMinutes, capacityMegabytes, 10, 3000);
    }

    long rollOctets() {
        return Math.min(rollMegabytes * MEGABYTE, capacityOctets() / LEAST_FILES);
    }

    long rollNanos() {
        return rollMinutes * 60_000_000_000L;
    }

    long graceNanos() {
        return graceMinutes * 60_000_000_000L;
    }

    /** All files together, the reserve of emergency, alarm and commands included. */
    long capacityOctets() {
        return capacityMegabytes * MEGABYTE;
    }

    /** What is left without the reserve of a tenth. Percentages are of this. */
    long ordinaryOctets() {
        return capacityOctets() / 10 * 9;
    }

    /** Beyond this something has to go. */
    long highWaterOctets() {
        return ordinaryOctets() / 100 * 95;
    }

    /** What files may take whose batches are all acknowledged. */
    long graceOctets() {
        return capacityOctets() / 5;
    }

    long flashOctetsPerDay() {
        return flashMegabytesPerDay * 1_000_000L;
    }
}
