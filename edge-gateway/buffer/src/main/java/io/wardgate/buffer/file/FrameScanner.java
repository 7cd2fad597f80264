package io.wardgate.buffer.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds all whole frames in a file of any kind, whatever else is in it. Sectors that the disk cannot read are passed
 * over. Reads through a window of 2 MiB: a mapped file would end the process at a bad sector, and a rescue must not
 * need the heap of a whole file.
 *
 * <p>Used by one thread.
 */
final class FrameScanner {

    private static final int WINDOW_OCTETS = 2 * Frame.MAX_OCTETS;
    private static final int SECTOR_OCTETS = 4096;

    private final FileChannel channel;
    private final Series series;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW_OCTETS);

    FrameScanner(FileChannel channel, Series series) {
        this.channel = channel;
        this.series = series;
    }

    /** Takes entries as they are found; returns whether to go on. */
    @FunctionalInterface
    interface Finder {
        boolean accept(Entry entry) throws IOException;
    }

    void scan(long from, Finder finder) throws IOException {
        long size = channel.size();
        for (long at = from; at + Frame.HEADER_OCTETS <= size; ) {
            fill(at, (int) Math.min(WINDOW_OCTETS, size - at));
            boolean isLast = at + window.limit() >= size;
            // A frame that begins beyond this might not be whole in the window.
            int lastStart = window.limit() - (isLast ? Frame.HEADER_OCTETS : Frame.MAX_OCTETS);
            int next = scanWindow(lastStart, finder);
            if (next < 0) {
                return;
            }
            at += next;
        }
    }

    /** Returns where to go on, or -1 to end. */
    private int scanWindow(int lastStart, Finder finder) throws IOException {
        int at = 0;
        while (at <= lastStart) {
            int place = at;
            Optional<Frame.Header> header = window.get(at) == 'W' ? Frame.headerAt(window, at) : Optional.empty();
            Optional<Entry> entry =
                    header.filter(of -> of.series() == series).flatMap(of -> Frame.entryAt(window, place, of));
            if (entry.isEmpty()) {
                at++;
            } else if (finder.accept(entry.get())) {
                at += Frame.HEADER_OCTETS + entry.get().octets().length;
            } else {
                return -1;
            }
        }
        return at;
    }

    private void fill(long at, int octets) throws IOException {
        try {
            read(at, 0, octets);
        } catch (IOException e) {
            if (!channel.isOpen()) {
                throw e;
            }
            for (int done = 0; done < octets; done += SECTOR_OCTETS) {
                readSectorOrZeros(at, done, Math.min(SECTOR_OCTETS, octets - done));
            }
        }
        window.limit(octets);
    }

    private void readSectorOrZeros(long at, int offset, int octets) throws IOException {
        try {
            read(at, offset, octets);
        } catch (IOException unreadable) {
            if (!channel.isOpen()) {
                throw unreadable;
            }
            Arrays.fill(window.array(), offset, offset + octets, (byte) 0);
        }
    }

    private void read(long at, int offset, int octets) throws IOException {
        window.limit(offset + octets).position(offset);
        while (window.hasRemaining()) {
            if (channel.read(window, at + window.position()) < 0) {
                throw new IOException("file got shorter while it was read");
            }
        }
    }
}
