package io.wardgate.buffer.store;

import io.wardgate.buffer.file.ChannelOpener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A disk under segment files that fails when told: at opening, in the middle of a write, or at the sync. */
final class FailingDisk implements ChannelOpener {

    /** What fails, with the system's words. */
    enum Fault {
        OPEN("Read-only file system"),
        WRITE("No space left on device"),
        SYNC("Input/output error");

        private final String message;

        Fault(String message) {
            this.message = message;
        }
    }

    volatile @Nullable Fault fault;

    /** Only files whose name begins so. */
    volatile String where = "";

    private void failAt(Path file, Fault point) throws IOException {
        if (fault == point && String.valueOf(file.getFileName()).startsWith(where)) {
            throw new IOException(point.message);
        }
    }

    @Override
    public FileChannel open(Path file, OpenOption... options) throws IOException {
        failAt(file, Fault.OPEN);
        return new Channel(file, FileChannel.open(file, options));
    }

    private final class Channel extends FileChannel {

        private final Path file;
        private final FileChannel real;

        Channel(Path file, FileChannel real) {
            this.file = file;
            this.real = real;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            if (fault == Fault.WRITE && String.valueOf(file.getFileName()).startsWith(where)) {
                real.write(source.slice(source.position(), source.remaining() / 2), position);
            }
            failAt(file, Fault.WRITE);
            return real.write(source, position);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            failAt(file, Fault.SYNC);
            real.force(metadata);
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            if (fault != null) {
                throw new IOException("Input/output error");
            }
            return real.truncate(size);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return real.read(target, position);
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return real.read(target);
        }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
            return real.read(targets, offset, length);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            return real.write(source);
        }

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
            return real.write(sources, offset, length);
        }

        @Override
        public long position() throws IOException {
            return real.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            return real.position(position);
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
            return real.transferTo(position, count, target);
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
            return real.transferFrom(source, position, count);
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
            return real.map(mode, position, size);
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) throws IOException {
            return real.lock(position, size, shared);
        }

        @Override
        public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return real.tryLock(position, size, shared);
        }
    }
}
