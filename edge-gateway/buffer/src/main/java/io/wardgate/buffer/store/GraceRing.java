package io.wardgate.buffer.store;

import io.wardgate.buffer.file.CataloguedFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files whose batches are all acknowledged, of all series, oldest first. They stay for a while, because a receiver that
 * lost its latest commits asks for them again; anything that needs room goes before them.
 *
 * <p>Owned by the store's writer thread.
 */
final class GraceRing {

    private final long graceNanos;
    private final long graceOctets;
    private final Map<CataloguedFile, Guest> guests = new LinkedHashMap<>();

    private record Guest(SeriesFiles owner, long sinceMonoNanos) {}

    GraceRing(BufferSettings settings) {
        this.graceNanos = settings.graceNanos();
        this.graceOctets = settings.graceOctets();
    }

    void enter(CataloguedFile file, SeriesFiles owner, long nowNanos) {
        guests.putIfAbsent(file, new Guest(owner, nowNanos));
    }

    void remove(CataloguedFile file) {
        guests.remove(file);
    }

    long octets() {
        return guests.keySet().stream().mapToLong(CataloguedFile::octets).sum();
    }

    /** Deletes what has been here long enough, and the oldest while all together take too much. */
    void trim(long nowNanos) throws IOException {
        for (Map.Entry<CataloguedFile, Guest> guest : List.copyOf(guests.entrySet())) {
            if (nowNanos - guest.getValue().sinceMonoNanos() >= graceNanos || octets() > graceOctets) {
                guest.getValue().owner().deleteSettled(guest.getKey());
            }
        }
    }

    /** Deletes the oldest; false if there is none. */
    boolean dropOldest() throws IOException {
        for (Map.Entry<CataloguedFile, Guest> guest : List.copyOf(guests.entrySet())) {
            guest.getValue().owner().deleteSettled(guest.getKey());
            return true;
        }
        return false;
    }
}
