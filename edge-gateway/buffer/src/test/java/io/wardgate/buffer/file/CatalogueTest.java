package io.wardgate.buffer.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

    @TempDir
    Path directory;

    private Path file;
    private Catalogue catalogue;

    @BeforeEach
    void openCatalogue() {
        file = directory.resolve("a.catalogue");
        catalogue = new Catalogue(file);
    }

    @AfterEach
    void closeCatalogue() throws IOException {
        catalogue.release();
    }

    @Test
    void expectsWhatWasAppendedAndNotSettled() throws IOException {
        append(5);
        catalogue.settled(key(2));
        catalogue.settled(key(4));
        catalogue.sync();

        assertThat(catalogue.read().expected()).containsOnlyKeys(key(1), key(3), key(5));
        assertThat(catalogue.read().isDamaged()).isFalse();
    }

    @Test
    void notesAnswersAsRangesAndFewAtATime() throws IOException {
        append(200);
        long before = Files.size(file);
        for (int sequence = 1; sequence <= 63; sequence++) {
            catalogue.settled(key(sequence));
        }
        assertThat(Files.size(file)).isEqualTo(before);

        catalogue.settled(key(64));

        assertThat(Files.size(file)).isEqualTo(before + CatalogueRecord.OCTETS);
        assertThat(catalogue.read().settled()).hasSize(64);
    }

    @Test
    void expectsAgainWhatIsWantedAgain() throws IOException {
        append(2);
        catalogue.settled(key(1));
        catalogue.wanted(List.of(key(1)));
        assertThat(catalogue.read().expected()).hasSize(2);

        catalogue.settled(key(1));
        catalogue.sync();
        assertThat(catalogue.read().expected()).containsOnlyKeys(key(2));
    }

    @Test
    void readsOnBehindDamageAndSaysSo() throws IOException {
        append(5);
        byte[] octets = Files.readAllBytes(file);
        octets[30] ^= 1;
        Files.write(file, octets);

        assertThat(catalogue.read().appended()).containsOnlyKeys(key(1), key(3), key(4), key(5));
        assertThat(catalogue.read().isDamaged()).isTrue();
    }

    @Test
    void takesACutTailForNoDamage() throws IOException {
        append(3);
        byte[] octets = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(octets, octets.length - 3));

        assertThat(catalogue.read().appended()).hasSize(2);
        assertThat(catalogue.read().isDamaged()).isFalse();
    }

    private void append(int count) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (int sequence = 1; sequence <= count; sequence++) {
            entries.add(new Entry(key(sequence), 10, new byte[0]));
        }
        catalogue.appended(entries);
    }

    private static BatchKey key(long sequence) {
        return new BatchKey(7, sequence);
    }
}
