package io.wardgate.buffer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentBatchFileTest {

    private static final int FRAME_OCTETS = Frame.HEADER_OCTETS + 100;

    @TempDir
    Path directory;

    @Test
    void findsWhatWasAppended() throws IOException {
        write(3);

        assertThat(load(3)).extracting(stored -> stored.key().sequence()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void passesOverALastAppendThatWasCutShort() throws IOException {
        Path file = write(3);
        for (int octets = 1; octets < FRAME_OCTETS; octets++) {
            truncate(file, 2 * FRAME_OCTETS + octets);
            assertThat(load(2)).as("%d octets of the third", octets).hasSize(2);
            Files.delete(file);
            write(3);
        }
    }

    /** A file grows before its contents reach the disk: the tail may be of the right length and empty. */
    @Test
    void passesOverALastAppendThatIsZeros() throws IOException {
        Path file = write(3);
        put(file, 2 * FRAME_OCTETS + 5, new byte[FRAME_OCTETS - 5]);

        assertThat(load(2)).hasSize(2);
    }

    @Test
    void saysThatTheFileIsDamagedWhenWholeEntriesFollow() throws IOException {
        Path file = write(3);
        put(file, FRAME_OCTETS + 1, new byte[] {9});

        assertThatThrownBy(() -> load(3)).isInstanceOf(IOException.class).hasMessageContaining("damaged at octet 133");
    }

    @Test
    void leavesTheContentsOfKnownEntriesToTheirReading() throws IOException {
        Path file = write(3);
        put(file, FRAME_OCTETS + 60, new byte[] {9});
        SegmentBatchFile known = file();

        assertThat(known.load(key -> true)).hasSize(3);
        assertThat(known.read(new BatchKey(1, 1))).isPresent();
        assertThat(known.read(new BatchKey(1, 2))).isEmpty();
        assertThatThrownBy(() -> file().load(key -> false)).hasMessageContaining("damaged");
        known.release();
    }

    private SegmentBatchFile file() {
        return new SegmentBatchFile(directory.resolve("a.log"), Series.ROUTINE, FileChannel::open);
    }

    private Path write(int count) throws IOException {
        SegmentBatchFile file = file();
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            entries.add(new Entry(new BatchKey(1, i), 10, new byte[100]));
        }
        file.append(entries);
        file.release();
        return file.path();
    }

    /** What a new life finds, whose catalogue knows so many entries. */
    private List<Stored> load(int known) throws IOException {
        SegmentBatchFile file = file();
        try {
            return file.load(key -> key.sequence() <= known);
        } finally {
            file.release();
        }
    }

    private static void truncate(Path file, long octets) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(octets);
        }
    }

    private static void put(Path file, long at, byte[] octets) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(octets), at);
        }
    }
}
