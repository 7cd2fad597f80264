package io.wardgate.buffer.store;

import io.wardgate.buffer.file.Series;
import java.io.IOException;

/**
 * Keeps the files within the capacity. Nine tenths are for everything; the last tenth is the reserve of emergency,
 * alarm and commands.
 *
 * <p>Above 95 % of the nine tenths something goes with each append: first the oldest file that is acknowledged as a
 * whole, then the oldest bulk file, then the oldest routine file. Where none is left but those in use, ordinary appends
 * are refused and urgent ones take the reserve. When that is used up, too, the ordinary files in use go, and for an
 * emergency the oldest emergencies.
 *
 * <p>Owned by the store's writer thread; {@link #fillPercent} and {@link #octets} may be asked from anywhere.
 */
final class RoomKeeper {

    private final BufferSettings settings;
    private final Shelves shelves;
    private final GraceRing grace;
    private volatile long octets;
    private volatile long graceOctets;
    private volatile int fillPercent;

    RoomKeeper(BufferSettings settings, Shelves shelves, GraceRing grace) {
        this.settings = settings;
        this.shelves = shelves;
        this.grace = grace;
    }

    /**
     * Makes room for an append.
     *
     * @throws IOException if there is none for this series
     */
    void makeRoom(Series series, long incoming) throws IOException {
        if (isOver(settings.highWaterOctets(), incoming)) {
            shelves.all().forEach(shelf -> shelf.files().collectSettled());
        }
        while (isOver(settings.highWaterOctets(), incoming) && giveUpOrdinary(false)) {
            publish();
        }
        if (series.isOrdinary() && isOver(settings.highWaterOctets(), incoming)) {
            throw new IOException("more than 95 % of buffer.capacityMegabytes " + settings.capacityMegabytes()
                    + ", less its reserve, is taken by data that may not be given up");
        }
        while (isOver(settings.capacityOctets(), incoming)) {
            if (!giveUpOrdinary(true) && !(series == Series.EMERGENCY && giveUp(Series.EMERGENCY, true))) {
                throw new IOException("buffer.capacityMegabytes " + settings.capacityMegabytes()
                        + " is taken by urgent data, reserve included");
            }
        }
        publish();
    }

    private boolean isOver(long limit, long incoming) {
        return shelves.octets() + incoming > limit;
    }

    private boolean giveUpOrdinary(boolean evenInUse) throws IOException {
        return grace.dropOldest() || giveUp(Series.BULK, evenInUse) || giveUp(Series.ROUTINE, evenInUse);
    }

    private boolean giveUp(Series series, boolean evenInUse) throws IOException {
        return shelves.of(series).files().giveUpOldest(evenInUse);
    }

    /** The disk is full before the capacity is: what is only kept for a while goes at once. */
    void freeGrace() throws IOException {
        boolean dropped = true;
        while (dropped) {
            dropped = grace.dropOldest();
        }
        publish();
    }

    /** Lets others see how full the store is. Files that are only kept for a while count as free. */
    void publish() {
        long all = shelves.octets();
        long kept = grace.octets();
        octets = all;
        graceOctets = kept;
        fillPercent = (int) ((all - kept) * 100 / settings.ordinaryOctets());
    }

    /** Of the capacity without the reserve; above 100 while the reserve is in use. */
    int fillPercent() {
        return fillPercent;
    }

    /** Of all files on the disk. */
    long octets() {
        return octets;
    }

    /** Of files that are only kept for a while. */
    long graceOctets() {
        return graceOctets;
    }
}
