package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.buffer.StoreException;
import io.wardgate.api.command.CommandJournal.Note;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes of the command queue survive until they are forgotten. */
class CommandJournalTest extends StoreContract {

    @TempDir
    Path other;

    @Test
    void givesBackNotesOfEarlierLivesOldestFirst() {
        note("one");
        long two = note("two");
        restart();
        note("three");
        store.journal().forget(two);

        assertThat(texts()).containsExactly("one", "three");
        restart();
        assertThat(texts()).containsExactly("one", "three");
    }

    @Test
    void numbersAlwaysGrowEvenWhenNothingIsLeft() throws IOException {
        long before = note("one");
        store.journal().forget(before);
        restart();

        assertThat(dataFiles()).isEmpty();
        assertThat(note("two")).isGreaterThan(before);
    }

    @Test
    void survivesAKill() throws IOException {
        note("one");
        Path killed = other.resolve("killed");
        copy(directory, killed);

        try (FileBufferStore after = open(killed)) {
            assertThat(after.journal().notes()).hasSize(1);
        }
    }

    @Test
    void deletesFilesInWhichNothingIsAliveWhenTheyRoll() throws IOException {
        store.journal().forget(note("one"));
        assertThat(files("downlink-.*")).isNotEmpty();

        clock.advanceMinutes(60);

        await().until(() -> files("downlink-.*").isEmpty());
    }

    @Test
    void saysWhenItCannotStore() {
        store.close();

        assertThatThrownBy(() -> note("late")).isInstanceOf(StoreException.class);
    }

    private long note(String text) {
        return store.journal().append(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> texts() {
        return store.journal().notes().stream()
                .map(Note::octets)
                .map(octets -> new String(octets, StandardCharsets.UTF_8))
                .toList();
    }
}
