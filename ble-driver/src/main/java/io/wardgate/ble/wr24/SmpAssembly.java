package io.wardgate.ble.wr24;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes an SMP packet of the pieces of one band (docs/wire/wr24-v1.md, 30 SMP fragment). Holds one packet of at most
 * {@link SmpFragment#GREATEST_PACKET} octets; a piece that does not follow ends what there was of it.
 *
 * <p>Owned by the reader thread of one source.
 */
final class SmpAssembly {

    static final int PAUSE_MILLIS = 2_000;

    private final ReceiverFigures figures;
    private byte[] packet = {};
    private @Nullable SmpFragment newest;
    private long newestAtMillis;

    SmpAssembly(ReceiverFigures figures) {
        this.figures = figures;
    }

    /** The packet that is whole with this piece, or null. */
    byte @Nullable [] take(SmpFragment piece, long nowMillis) {
        if (newest != null && nowMillis - newestAtMillis > PAUSE_MILLIS) {
            breakOff();
        }
        if (newest != null && newest.isSameAs(piece)) {
            figures.smpRepeated.incrementAndGet();
            return null;
        }
        boolean follows = piece.piece() == (newest == null ? 0 : newest.piece() + 1);
        if (!follows && newest != null) {
            breakOff();
            follows = piece.piece() == 0;
        }
        if (!follows || !fits(piece)) {
            figures.smpBroken.incrementAndGet();
            forget();
            return null;
        }
        return append(piece, nowMillis);
    }

    /** What there is of a packet will not go on. */
    void forget() {
        packet = new byte[0];
        newest = null;
    }

    private void breakOff() {
        figures.smpBroken.incrementAndGet();
        forget();
    }

    private boolean fits(SmpFragment piece) {
        return (piece.last() || piece.isFull()) && packet.length + piece.data().length <= SmpFragment.GREATEST_PACKET;
    }

    private byte @Nullable [] append(SmpFragment piece, long nowMillis) {
        int held = packet.length;
        packet = Arrays.copyOf(packet, held + piece.data().length);
        System.arraycopy(piece.data(), 0, packet, held, piece.data().length);
        newest = piece;
        newestAtMillis = nowMillis;
        if (!piece.last()) {
            return null;
        }
        byte[] whole = packet;
        forget();
        return whole;
    }
}
