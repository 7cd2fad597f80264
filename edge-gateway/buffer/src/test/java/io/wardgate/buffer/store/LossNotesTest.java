package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loss is declared even if the power fails as it happens, and always by the same range. */
class LossNotesTest extends StoreContract {

    @TempDir
    Path other;

    @Test
    void isDeclaredAgainWordForWordUntilItsDropIsOnTheDisk() throws IOException {
        loseSome();
        List<Drop> first = List.copyOf(drops.drops());

        restart();

        assertThat(drops.drops().subList(first.size(), drops.drops().size()))
                .containsExactlyInAnyOrderElementsOf(first);
        assertThat(notes()).isNotEmpty();
    }

    @Test
    void isForgottenWhenItsDropIsOnTheDisk() throws IOException {
        loseSome();
        drops.store();
        clock.advanceMinutes(1);
        await().until(() -> notes().isEmpty());
        int declared = drops.drops().size();

        restart();

        assertThat(drops.drops()).hasSize(declared);
    }

    /** The note is on the disk, the file it speaks of still there: as a power cut between the two leaves it. */
    @Test
    void countsOnceWhenTheFileComesBack() throws IOException {
        List<SealedBatch> appended = append(Lane.ROUTINE, 3);
        restart();
        Path copy = other.resolve("before");
        copy(directory, copy);
        store.refuse(appended.get(1).id(), "impossible");
        for (Path note : notes()) {
            Files.copy(note, copy.resolve(note.getFileName()));
        }

        try (FileBufferStore cut = open(copy)) {
            assertSame(cut.unacknowledged(Lane.ROUTINE, null, 10), List.of(appended.get(0), appended.get(2)));
        }
        assertThat(drops.drops()).hasSize(2).containsOnly(drops.drops().get(0));
    }

    @Test
    void passesOverANoteThatWasCutShort() throws IOException {
        Files.writeString(directory.resolve("loss-0000000100000000-000001.note.new"), "store_full rou");
        Files.writeString(directory.resolve("loss-0000000100000000-000002.note"), "store_full routine 01 1 2");
        restart();

        assertThat(drops.drops()).isEmpty();
        assertThat(notes()).isEmpty();
        assertThat(directory.resolve("quarantine")).isDirectoryContaining("glob:**/loss-*");
    }

    private void loseSome() {
        append(Lane.ROUTINE, 3);
        append(Lane.ALARM, 2).forEach(batch -> store.refuse(batch.id(), "impossible"));
        assertThat(drops.drops()).hasSize(2);
    }

    private List<Path> notes() throws IOException {
        return files("loss-.*");
    }
}
