package io.wardgate.buffer.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Entries as frames, one after another, nothing else. One write a frame and one sync an append.
 *
 * <p>Loading hops from header to header, so that it takes one small read an entry however large they are. What an
 * append left half-written at the end is passed over if nothing whole lies behind it; the file is never appended to
 * again, so there is no need to cut it.
 */
final class SegmentBatchFile implements BatchFile {

    private final Path file;
    private final Series series;
    private final ChannelOpener channels;
    private final Map<BatchKey, Place> places = new HashMap<>();
    private long end;
    private @Nullable FileChannel channel;

    private record Place(long at, int frameOctets) {}

    SegmentBatchFile(Path file, Series series, ChannelOpener channels) {
        this.file = file;
        this.series = series;
        this.channels = channels;
    }

    @Override
    public Path path() {
        return file;
    }

    @Override
    public synchronized void append(List<Entry> entries) throws IOException {
        FileChannel out = open(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        long at = end;
        Map<BatchKey, Place> appended = new HashMap<>();
        try {
            for (Entry entry : entries) {
                byte[] frame = Frame.write(series, entry);
                write(out, frame, at);
                appended.put(entry.key(), new Place(at, frame.length));
                at += frame.length;
            }
            out.force(false);
        } catch (IOException e) {
            cutBack(out);
            throw e;
        }
        places.putAll(appended);
        end = at;
    }

    private static void write(FileChannel out, byte[] frame, long at) throws IOException {
        ByteBuffer octets = ByteBuffer.wrap(frame);
        while (octets.hasRemaining()) {
            out.write(octets, at + octets.position());
        }
    }

    /** Frees what a failed append took. If even that fails, the same entries may be found again under their own ids. */
    private void cutBack(FileChannel out) {
        try {
            out.truncate(end);
        } catch (IOException e) {
            LoggerFactory.getLogger(SegmentBatchFile.class)
                    .warn("{}: what a failed append left could not be cut off: {}", file, e.toString());
        }
    }

    @Override
    public synchronized Optional<Entry> read(BatchKey key) throws IOException {
        Place place = places.get(key);
        if (place == null) {
            return Optional.empty();
        }
        ByteBuffer frame = ByteBuffer.allocate(place.frameOctets());
        return readFully(open(StandardOpenOption.READ), frame, place.at())
                ? Frame.read(series, key, frame.array())
                : Optional.empty();
    }

    @Override
    public synchronized List<Stored> load(Predicate<BatchKey> known) throws IOException {
        List<Stored> found = new ArrayList<>();
        if (!Files.exists(file)) {
            return found;
        }
        FileChannel in = open(StandardOpenOption.READ);
        ByteBuffer octets = ByteBuffer.allocate(Frame.HEADER_OCTETS);
        for (Optional<Frame.Header> next = headerAt(in, octets, known);
                next.isPresent();
                next = headerAt(in, octets, known)) {
            Frame.Header header = next.get();
            places.put(header.key(), new Place(end, header.frameOctets()));
            found.add(new Stored(header.key(), header.readings(), header.length()));
            end += header.frameOctets();
        }
        if (end < in.size()) {
            new FrameScanner(in, series).scan(end, entry -> {
                throw new IOException(file.getFileName() + " is damaged at octet " + end + ": whole entries follow");
            });
        }
        return found;
    }

    /** The header at the end of what is known so far, if a whole frame is there. */
    private Optional<Frame.Header> headerAt(FileChannel in, ByteBuffer octets, Predicate<BatchKey> known)
            throws IOException {
        if (!readFully(in, octets.clear(), end)) {
            return Optional.empty();
        }
        Optional<Frame.Header> header = Frame.headerAt(octets.flip(), 0).filter(of -> of.series() == series);
        return header.isPresent() && isThere(in, header.get(), known) ? header : Optional.empty();
    }

    private boolean isThere(FileChannel in, Frame.Header header, Predicate<BatchKey> known) throws IOException {
        return end + header.frameOctets() <= in.size() && (known.test(header.key()) || isWhole(in, header));
    }

    private boolean isWhole(FileChannel in, Frame.Header header) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(header.frameOctets());
        return readFully(in, frame, end)
                && Frame.read(series, header.key(), frame.array()).isPresent();
    }

    private static boolean readFully(FileChannel in, ByteBuffer octets, long at) throws IOException {
        while (octets.hasRemaining()) {
            if (in.read(octets, at + octets.position()) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public synchronized void release() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LoggerFactory.getLogger(SegmentBatchFile.class)
                        .warn("{}: closing failed; synced entries are safe: {}", file, e.toString());
            }
        }
    }

    /** The options count where the file is not open yet: only a file in use is ever written to. */
    private FileChannel open(OpenOption... options) throws IOException {
        FileChannel open = channel;
        if (open == null || !open.isOpen()) {
            open = channels.open(file, options);
            channel = open;
        }
        return open;
    }
}
