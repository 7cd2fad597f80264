package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.buffer.file.FileKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the tests of the store's promises share: each runs with files of either kind. */
@ParameterizedClass(name = "{0}")
@EnumSource(FileKind.class)
abstract class StoreContract {

    static final String GATEWAY = "GW";
    static final int READINGS = 10;

    @Parameter
    FileKind kind = FileKind.H2;

    @TempDir
    Path directory;

    final DropBook drops = new DropBook();
    final TestClock clock = new TestClock();
    int capacityMegabytes = 512;
    int graceMinutes = 0;
    FileBufferStore store;

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    FileBufferStore open() {
        return open(directory);
    }

    FileBufferStore open(Path home) {
        BufferSettings settings = new BufferSettings(home, kind, 1, 60, capacityMegabytes, graceMinutes, 3000);
        return new FileBufferStore(settings, GATEWAY, clock, drops);
    }

    void restart() {
        store.close();
        store = open();
    }

    List<SealedBatch> append(Lane lane, int count) {
        return append(lane, count, 200);
    }

    List<SealedBatch> append(Lane lane, int count, int octets) {
        List<SealedBatch> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SealedBatch batch = Batches.of(store.reserve(lane), octets);
            store.append(batch).join();
            batches.add(batch);
        }
        return batches;
    }

    void acknowledge(SealedBatch first, SealedBatch last) {
        store.acknowledge(new AckRange(
                first.id().epoch(),
                first.id().lane(),
                first.id().sequence(),
                last.id().sequence()));
    }

    List<SealedBatch> waiting(Lane lane) {
        return store.unacknowledged(lane, null, Integer.MAX_VALUE);
    }

    void assertWaiting(Lane lane, List<SealedBatch> expected) {
        assertSame(waiting(lane), expected);
    }

    static void assertSame(List<SealedBatch> actual, List<SealedBatch> expected) {
        assertThat(actual.stream().map(Content::of).toList())
                .isEqualTo(expected.stream().map(Content::of).toList());
    }

    /** Equal for equal octets. */
    private record Content(BatchId id, int readings, ByteBuffer envelope) {
        static Content of(SealedBatch batch) {
            return new Content(batch.id(), batch.readings(), ByteBuffer.wrap(batch.envelope()));
        }
    }

    long figure(String name) {
        return store.health().check().figures().getOrDefault(name, -1L);
    }

    List<Path> dataFiles() throws IOException {
        return files(".*\\.(mv\\.db|log)");
    }

    List<Path> files(String pattern) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> String.valueOf(entry.getFileName()).matches(pattern))
                    .sorted()
                    .toList();
        }
    }

    /** As a kill at this moment would leave it. */
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.filter(Files::isRegularFile).toList()) {
                Files.copy(entry, to.resolve(entry.getFileName()));
            }
        }
    }
}
