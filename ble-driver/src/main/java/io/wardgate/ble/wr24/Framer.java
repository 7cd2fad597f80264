package io.wardgate.ble.wr24;

import java.io.IOException;

/**
 * Cuts the octets of a line into frames, and finds the next one after octets were lost or changed: whatever is not a
 * sound frame costs its first octet only, so that the good one that begins inside a damaged one is found.
 *
 * <p>Not thread-safe: owned by the reader thread of one source.
 */
final class Framer {

    private static final int CAPACITY = 16_384;

    /** Takes frames. */
    @FunctionalInterface
    interface Listener {

        /** One sound frame, of any version and type. */
        void frame(Frame frame) throws IOException;
    }

    private final byte[] buffer = new byte[CAPACITY];
    private final Listener listener;
    private int start;
    private int end;
    private long skippedOctets;
    private long damagedFrames;

    Framer(Listener listener) {
        this.listener = listener;
    }

    /** Takes octets from the line as they come, however they are cut. */
    void feed(byte[] octets, int count) throws IOException {
        int taken = 0;
        while (taken < count) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
            int room = Math.min(count - taken, CAPACITY - end);
            System.arraycopy(octets, taken, buffer, end, room);
            end += room;
            taken += room;
            cut(false);
        }
    }

    /** Whether a frame has begun and is not complete. */
    boolean isInsideFrame() {
        return start < end;
    }

    /** Nothing more will come of what has begun: looks for the frames in it, keeps nothing that is incomplete. */
    void giveUp() throws IOException {
        cut(true);
    }

    /** Octets thrown away to find the next frame. */
    long skippedOctets() {
        return skippedOctets;
    }

    /** Places that looked like a frame, but the CRC was wrong. */
    long damagedFrames() {
        return damagedFrames;
    }

    private void cut(boolean isAll) throws IOException {
        while (start < end) {
            int wanted = wanted();
            if (wanted > end - start && !isAll) {
                return;
            }
            boolean whole = wanted > 0 && wanted <= end - start;
            if (whole && Frame.isSound(buffer, start)) {
                Frame frame = Frame.read(buffer, start);
                start += wanted;
                listener.frame(frame);
            } else {
                damagedFrames += whole ? 1 : 0;
                start++;
                skippedOctets++;
            }
        }
    }

    /** Octets from here on that are needed to judge whether this is a frame; 0: it is none. */
    private int wanted() {
        int there = end - start;
        if (buffer[start] != Frame.SYNC_1 || (there > 1 && buffer[start + 1] != Frame.SYNC_2)) {
            return 0;
        }
        if (there <= Frame.LENGTH_AT) {
            return Frame.OVERHEAD_OCTETS;
        }
        int length = buffer[start + Frame.LENGTH_AT] & 0xFF;
        return length > Frame.GREATEST_PAYLOAD ? 0 : Frame.OVERHEAD_OCTETS + length;
    }
}
