package io.wardgate.nfc.link;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.port.OctetPort;
import io.wardgate.nfc.frame.Frame;
import io.wardgate.nfc.frame.Pn532Codec;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Frames of one open port, one at a time, each wait with an end. Damage is noticed when the line falls quiet after octets
 * that are no sound frame, not only when the time is over.
 *
 * <p>Owned by the reader's thread.
 */
final class FrameLine {

    /** A hundred octets at 115,200 baud: whoever pauses so long within a frame has lost its rest. */
    private static final int QUIET_MILLIS = 10;

    /** Reads that empty the line before a command; a chip that babbles more is not waited for. */
    private static final int MOST_DRAINS = 64;

    private final OctetPort port;
    private final GatewayClock clock;
    private final LinkFigures figures;
    private final Queue<Frame> frames = new ArrayDeque<>();
    private final Pn532Codec codec = new Pn532Codec(frames::add);
    private final byte[] octets = new byte[512];
    private long noise;
    private boolean isDamaged;

    FrameLine(OctetPort port, GatewayClock clock, LinkFigures figures) {
        this.port = port;
        this.clock = clock;
        this.figures = figures;
    }

    void send(byte[] octets) throws IOException {
        port.write(octets);
    }

    /** Whether what came since the last call was damaged; asking forgets it. */
    boolean wasDamaged() {
        boolean was = isDamaged;
        isDamaged = false;
        return was;
    }

    /** The next frame; null if none came until then, or if what came was damaged and the line is quiet again. */
    @Nullable
    Frame receive(long untilMillis) throws IOException {
        while (frames.isEmpty()) {
            long left = untilMillis - clock.monoMillis();
            if (left <= 0) {
                codec.giveUp();
                noteDamage();
                return frames.poll();
            }
            boolean hasBegun = codec.isInsideFrame() || noise() > noise;
            int count = port.read(octets, (int) (hasBegun ? Math.min(left, QUIET_MILLIS) : left));
            if (count > 0) {
                codec.feed(octets, count);
            } else if (hasBegun) {
                codec.giveUp();
                isDamaged = true;
                noteDamage();
                return frames.poll();
            }
        }
        noteDamage();
        return frames.poll();
    }

    /** Throws away what has come: it answers nothing that will be asked. */
    void drain() throws IOException {
        for (int i = 0; i < MOST_DRAINS; i++) {
            int count = port.read(octets, 1);
            if (count <= 0) {
                break;
            }
            codec.feed(octets, count);
        }
        codec.giveUp();
        frames.forEach(frame -> figures.count(LinkFigure.STRAY_ANSWERS));
        frames.clear();
        noteDamage();
        isDamaged = false;
    }

    private void noteDamage() {
        if (noise() > noise) {
            noise = noise();
            isDamaged = true;
            figures.count(LinkFigure.DAMAGED);
        }
    }

    private long noise() {
        return codec.skippedOctets() + codec.damagedFrames();
    }
}
