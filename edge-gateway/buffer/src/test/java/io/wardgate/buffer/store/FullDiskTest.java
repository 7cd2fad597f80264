package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.buffer.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk: appends fail with a message, nothing acknowledged is lost, and it goes on when there is space again. */
class FullDiskTest {

    @TempDir
    Path directory;

    private boolean mounted;

    @BeforeEach
    void mountSmallDisk() throws IOException, InterruptedException {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", directory.toString()) == 0;
        assumeTrue(mounted, "cannot mount a small tmpfs: run as root with CAP_SYS_ADMIN");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            run("umount", "-l", directory.toString());
        }
    }

    @Test
    void failsWithTheFixAndRecoversByItself() throws IOException {
        Path ballast = directory.resolve("ballast");
        Files.write(ballast, new byte[3 << 20]);
        try (H2BufferStore store =
                new H2BufferStore("GW", new BufferSettings(directory, 64, 60, 512), new DropBook(), new TestClock())) {
            int[] stored = {0};
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 2000; i++) {
                            append(store);
                            stored[0]++;
                        }
                    })
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("free disk space");
            assertThat(store.unacknowledged(Lane.ROUTINE, null, 10_000)).hasSize(stored[0]);

            Files.delete(ballast);
            append(store);

            assertThat(store.unacknowledged(Lane.ROUTINE, null, 10_000)).hasSize(stored[0] + 1);
            assertThat(store.failure()).isNull();
        }
    }

    private static void append(H2BufferStore store) {
        store.append(Batches.of(store.reserve(Lane.ROUTINE), 8000)).join();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
