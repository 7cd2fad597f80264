package io.wardgate.ble.wr24;

/**
 * How many frames the line lost: what the receiver says that it sent, less what came. Owned by the reader thread of one
 * source.
 */
final class LineLoss {

    private long before;
    private long came;
    private long sentAtStart;
    private long lostSince;
    private boolean isRunning;

    /** Any sound frame came. */
    void came() {
        came++;
    }

    /** The receiver counts from another number: go on from what is lost until now. */
    void restart() {
        before += lostSince;
        lostSince = 0;
        isRunning = false;
    }

    /**
     * The receiver said how many it has sent, the frame that says so included.
     *
     * @return lost frames of all times
     */
    long told(long sent) {
        if (!isRunning) {
            isRunning = true;
            sentAtStart = sent;
            came = 0;
        }
        // Goes down again when datagrams come out of order.
        lostSince = Math.max(0, (sent - sentAtStart & 0xFFFF_FFFFL) - came);
        return before + lostSince;
    }
}
