package io.wardgate.core.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The last good documents, newest first, at most {@value #KEPT}. A document gets here only after it was validated
 * whole.
 *
 * <p>Each file is written beside its place, synced and renamed, so a power cut leaves the old or the new one.
 */
final class Generations {

    private static final int KEPT = 3;

    private final Path folder;

    Generations(Path folder) {
        this.folder = folder;
    }

    /** The files that exist, newest first. */
    List<Path> newestFirst() {
        return IntStream.rangeClosed(1, KEPT)
                .mapToObj(this::file)
                .filter(Files::isRegularFile)
                .toList();
    }

    /** Keeps a good document as the newest, unless the newest already says the same. */
    void keep(Document good) throws IOException {
        if (Files.isRegularFile(file(1)) && Files.readString(file(1)).equals(good.text())) {
            return;
        }
        Files.createDirectories(folder);
        Path written = folder.resolve("writing.yaml");
        DurableFile.write(written, good.text(), file(1));
        for (int generation = KEPT; generation > 1; generation--) {
            if (Files.isRegularFile(file(generation - 1))) {
                Files.move(file(generation - 1), file(generation), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        DurableFile.publish(written, file(1));
    }

    private Path file(int generation) {
        return folder.resolve("good-" + generation + ".yaml");
    }
}
