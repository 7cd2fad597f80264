package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.StoreException;
import io.wardgate.api.health.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A full disk: appends fail with a message, nothing acknowledged is lost, and it goes on when there is space again. */
class FullDiskTest extends StoreContract {

    private boolean mounted;
    private Path disk;

    @BeforeEach
    void mountSmallDisk() throws IOException, InterruptedException {
        store.close();
        disk = directory.resolve("disk");
        Files.createDirectory(disk);
        mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()) == 0;
        assumeTrue(mounted, "cannot mount a small tmpfs: run as root with CAP_SYS_ADMIN");
        store = open(disk);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        store.close();
        if (mounted) {
            run("umount", "-l", disk.toString());
        }
    }

    @Test
    void failsWithTheFixAndGoesOnWithTheSameBatchWhenThereIsSpace() throws IOException {
        Path ballast = disk.resolve("ballast");
        Files.write(ballast, new byte[3 << 20]);
        List<SealedBatch> stored = new ArrayList<>();
        SealedBatch failed = appendUntilFull(stored);
        assertThat(store.health().check().state()).isEqualTo(Health.State.FAILED);
        assertWaiting(Lane.ROUTINE, stored);

        Files.delete(ballast);
        store.append(failed).join();
        stored.add(failed);

        assertWaiting(Lane.ROUTINE, stored);
        assertThat(store.health().check().state()).isEqualTo(Health.State.OK);
        store.close();
        store = open(disk);
        assertWaiting(Lane.ROUTINE, stored);
        assertThat(drops.drops()).isEmpty();
    }

    private SealedBatch appendUntilFull(List<SealedBatch> stored) {
        SealedBatch[] last = new SealedBatch[1];
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 2000; i++) {
                        last[0] = Batches.of(store.reserve(Lane.ROUTINE), 8000);
                        store.append(last[0]).join();
                        stored.add(last[0]);
                    }
                })
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(disk.toString())
                .hasMessageContaining("free disk space");
        return last[0];
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
