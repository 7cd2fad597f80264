package io.wardgate.buffer.store;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.buffer.file.BufferDirectory;
import io.wardgate.buffer.file.CataloguedFile;
import io.wardgate.buffer.file.Series;
import io.wardgate.buffer.loss.LossNotes;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The shelves of all series. The map never changes; who may touch what is said by {@link SeriesIndex},
 * {@link SeriesFiles} and {@link Rescue}.
 */
final class Shelves {

    private final Map<Series, Shelf> shelves = new EnumMap<>(Series.class);

    Shelves(
            BufferDirectory directory,
            BufferSettings settings,
            GatewayClock clock,
            GraceRing grace,
            LossNotes notes,
            long epoch) {
        for (Series series : Series.values()) {
            SeriesIndex index = new SeriesIndex();
            SeriesFiles files = new SeriesFiles(series, directory, settings, clock, index, grace, notes, epoch);
            shelves.put(series, new Shelf(index, files, new Rescue(series, files, directory, notes, clock)));
        }
    }

    Shelf of(Series series) {
        Shelf shelf = shelves.get(series);
        if (shelf == null) {
            throw new IllegalStateException("no such series: " + series);
        }
        return shelf;
    }

    Shelf of(Lane lane) {
        return of(Series.of(lane));
    }

    Collection<Shelf> all() {
        return shelves.values();
    }

    /** Takes over what earlier lives left. */
    void adopt(BufferDirectory directory) throws IOException {
        for (CataloguedFile file : directory.files()) {
            of(file.series()).rescue().adopt(file);
        }
    }

    /** Octets of all files on the disk. */
    long octets() {
        return all().stream().mapToLong(shelf -> shelf.files().octets()).sum();
    }

    void close() {
        all().forEach(shelf -> shelf.files().close());
    }
}
