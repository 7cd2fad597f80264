package io.wardgate.simulator.wr24;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds the frames in a stream of octets. What does not check is passed by one octet, because a good frame may begin
 * inside a bad one. Owned by the thread that reads the line.
 */
final class FrameReader {

    private static final int HEAD = 4;

    private final Consumer<Frame> frames;
    private byte[] octets = {};
    private int bad;

    FrameReader(Consumer<Frame> frames) {
        this.frames = frames;
    }

    /** Takes octets in the pieces in which they come. */
    void accept(byte[] more, int length) {
        int kept = octets.length;
        octets = Arrays.copyOf(octets, kept + length);
        System.arraycopy(more, 0, octets, kept, length);
        scan(false);
    }

    /** Nothing comes any more, for a while or in this datagram: what is incomplete is no frame. */
    void pause() {
        scan(true);
    }

    /** Frames that did not check, or of another version, since the last call. */
    int takeBad() {
        int taken = bad;
        bad = 0;
        return taken;
    }

    private void scan(boolean ended) {
        int at = 0;
        while (at < octets.length) {
            int left = octets.length - at;
            if (octets[at] != Frame.SYNC_1 || left > 1 && octets[at + 1] != Frame.SYNC_2) {
                at++;
                continue;
            }
            int payload = left < HEAD ? 0 : octets[at + 3] & 0xFF;
            int length = Frame.OVERHEAD + payload;
            if (left < HEAD || payload <= Frame.MOST_PAYLOAD && left < length) {
                if (!ended) {
                    break;
                }
                at++;
                bad++;
            } else if (payload > Frame.MOST_PAYLOAD || !Frame.checks(octets, at, length)) {
                at++;
                bad++;
            } else {
                pass(at);
                at += length;
            }
        }
        octets = Arrays.copyOfRange(octets, Math.min(at, octets.length), octets.length);
    }

    private void pass(int at) {
        if ((octets[at + 2] & 0xF0) == Frame.VERSION << 4) {
            frames.accept(Frame.at(octets, at));
        } else {
            bad++;
        }
    }
}
