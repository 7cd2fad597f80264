package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Lane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch's name is never given twice: whatever happens to the directory, each life of a store has a new epoch. */
class EpochTest extends StoreContract {

    @TempDir
    Path other;

    @Test
    void isGreaterWithEachStartAndCountsFromOne() {
        long first = store.epoch();
        append(Lane.ROUTINE, 3);
        restart();

        assertThat(store.epoch()).isGreaterThan(first);
        assertThat(store.reserve(Lane.ROUTINE).sequence()).isEqualTo(1);
    }

    @Test
    void isNewWithoutItsFile() throws IOException {
        List<Long> epochs = new ArrayList<>(List.of(store.epoch()));
        append(Lane.ROUTINE, 1);
        for (int life = 0; life < 3; life++) {
            store.close();
            Files.delete(directory.resolve("epoch"));
            store = open();
            epochs.add(store.epoch());
        }
        assertThat(epochs).doesNotHaveDuplicates();
        assertThat(epochs.get(1)).isGreaterThan(epochs.get(0));
    }

    @Test
    void isNewAfterAnUncleanStart() throws IOException {
        append(Lane.ROUTINE, 2);
        Path killed = other.resolve("killed");
        copy(directory, killed);

        try (FileBufferStore after = open(killed)) {
            assertThat(after.epoch()).isGreaterThan(store.epoch());
            assertSame(after.unacknowledged(Lane.ROUTINE, null, 10), waiting(Lane.ROUTINE));
        }
    }

    @Test
    void isNewInAStoreThatWasRolledBack() throws IOException {
        Set<Long> used = new HashSet<>(Set.of(store.epoch()));
        append(Lane.ROUTINE, 2);
        store.close();
        Path backup = other.resolve("backup");
        copy(directory, backup);
        for (int life = 0; life < 3; life++) {
            store = open();
            append(Lane.ROUTINE, 2);
            used.add(store.epoch());
            store.close();
        }

        store = open(backup);

        assertThat(used).hasSize(4).doesNotContain(store.epoch());
    }

    @Test
    void isNewInAStoreThatStartsFromNothing() {
        try (FileBufferStore fresh = open(other.resolve("fresh"))) {
            assertThat(fresh.epoch()).isNotEqualTo(store.epoch());
        }
    }

    @Test
    void differsOnTwoGatewaysWithClonedDirectories() throws IOException {
        append(Lane.ROUTINE, 2);
        store.close();
        Path clone = other.resolve("clone");
        copy(directory, clone);
        store = open();

        try (FileBufferStore second = open(clone)) {
            assertThat(second.epoch()).isNotEqualTo(store.epoch());
            assertThat(second.reserve(Lane.ROUTINE)).isNotEqualTo(store.reserve(Lane.ROUTINE));
        }
    }
}
