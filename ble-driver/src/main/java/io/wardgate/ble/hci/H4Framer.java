package io.wardgate.ble.hci;

/**
 * Cuts the octets of an H4 line (Bluetooth Core 5.4, Vol 4, Part A) into events and, while there are connections, their data,
 * and finds the next packet after octets were lost or changed:
 * <pre>
 *  octets  1     1      1       length
 *          0x04  event  length  parameters
 *
 *          1     2                2       length
 *          0x02  handle, flags    length  data
 * </pre>
 *
 * <p>Any other packet type is noise, and data of connections that do not stand. An event is believed if its inside agrees with
 * its length and it is followed by the start of another packet, or by nothing yet; if only one of both is so, then only if no
 * other event begins inside it. Data are believed by the same rule. A packet that is not believed costs its first octet only, so
 * that the good ones that it pretended to contain are found.
 *
 * <p>Not thread-safe: owned by the reader thread of one source.
 */
final class H4Framer {

    static final int EVENT_PACKET = 0x04;

    /** Octets of noise after which the controller itself is suspected. */
    static final int LOST_AFTER_OCTETS = 300;

    private static final int HEADER_OCTETS = 3;
    private static final int CAPACITY = 16_384;
    private static final int GREATEST_SUBEVENT = 0x40;
    private static final int DATA_HEADER_OCTETS = 5;

    /** Takes events and trouble. */
    interface Listener {

        /**
         * One event; the buffer is only valid during the call.
         *
         * @param at index of the event code
         * @param end index after the last parameter
         */
        void event(byte[] buffer, int at, int end);

        /**
         * Data of a connection; the buffer is only valid during the call.
         *
         * @param at index of the handle with its flags
         */
        default void data(byte[] buffer, int at, int end) {
            // Without connections there are none.
        }

        /** Whether there is any connection. */
        default boolean hasConnections() {
            return false;
        }

        /** Whether a connection stands. */
        default boolean isConnected(int handle) {
            return false;
        }

        /** So much noise in a row that the controller should be reset. */
        void lost();
    }

    private enum Verdict {
        EVENT,
        DATA,
        NOISE,
        NOT_YET
    }

    private final byte[] buffer = new byte[CAPACITY];
    private final Listener listener;
    private int start;
    private int end;
    private int noise;
    private long skippedOctets;

    H4Framer(Listener listener) {
        this.listener = listener;
    }

    /** Takes octets from the line as they come, however they are cut. */
    void feed(byte[] octets, int count) {
        int taken = 0;
        while (taken < count) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
            int room = Math.min(count - taken, CAPACITY - end);
            System.arraycopy(octets, taken, buffer, end, room);
            end += room;
            taken += room;
            cut();
        }
    }

    /** Forgets an event that has begun: what comes next starts afresh. */
    void discard() {
        skippedOctets += end - start;
        start = end;
        noise = 0;
    }

    long skippedOctets() {
        return skippedOctets;
    }

    private void cut() {
        while (start < end) {
            Verdict verdict = examine();
            if (verdict == Verdict.NOT_YET) {
                return;
            }
            if (verdict == Verdict.NOISE) {
                start++;
                skippedOctets++;
                if (++noise == LOST_AFTER_OCTETS) {
                    listener.lost();
                }
            } else if (verdict == Verdict.DATA) {
                int next = start + DATA_HEADER_OCTETS + DataShape.declaredLength(buffer, start + 1);
                listener.data(buffer, start + 1, next);
                start = next;
                noise = 0;
            } else {
                int next = start + HEADER_OCTETS + (buffer[start + 2] & 0xFF);
                listener.event(buffer, start + 1, next);
                start = next;
                noise = 0;
            }
        }
    }

    private Verdict examine() {
        if (startsData(start)) {
            return examineData();
        }
        if (!startsEvent(start)) {
            return Verdict.NOISE;
        }
        if (end - start < HEADER_OCTETS) {
            return Verdict.NOT_YET;
        }
        int declared = buffer[start + 2] & 0xFF;
        int expected = EventShape.expectedLength(buffer, start + 1, end);
        int insideEnd = start + HEADER_OCTETS + expected;
        if (expected >= 0 && expected < declared && insideEnd < end && startsPacket(insideEnd)) {
            return Verdict.NOISE;
        }
        int next = start + HEADER_OCTETS + declared;
        if (next > end) {
            return Verdict.NOT_YET;
        }
        boolean consistent = expected == declared;
        return isBelieved(consistent, next, HEADER_OCTETS) ? Verdict.EVENT : Verdict.NOISE;
    }

    private Verdict examineData() {
        if (end - start < DATA_HEADER_OCTETS) {
            return Verdict.NOT_YET;
        }
        int next = start + DATA_HEADER_OCTETS + DataShape.declaredLength(buffer, start + 1);
        DataShape shape = DataShape.of(buffer, start + 1, end);
        if (shape == DataShape.IMPOSSIBLE) {
            return Verdict.NOISE;
        }
        if (next > end) {
            return Verdict.NOT_YET;
        }
        return isBelieved(shape == DataShape.CONSISTENT, next, DATA_HEADER_OCTETS) ? Verdict.DATA : Verdict.NOISE;
    }

    private boolean isBelieved(boolean consistent, int next, int headerOctets) {
        boolean followed = next == end || startsPacket(next);
        return (consistent && followed) || ((consistent || followed) && !hasRival(start + headerOctets, next));
    }

    /**
     * Whether a report event begins inside this one and is consistent as far as it is there: then octets of this one
     * were lost, and it ends in the middle of others. Not asked of a consistent event that is followed well, so that
     * nobody can forge an event inside an advertisement on a healthy line.
     */
    private boolean hasRival(int from, int next) {
        for (int at = from; at < next; at++) {
            if (at + HEADER_OCTETS < end && startsEvent(at) && (buffer[at + 1] & 0xFF) == EventCode.LE_META) {
                int expected = EventShape.expectedLength(buffer, at + 1, end);
                if (expected == EventShape.NOT_YET || expected == (buffer[at + 2] & 0xFF)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean startsPacket(int at) {
        return startsEvent(at) || startsData(at);
    }

    /** Whether what is there at an index could be the start of data of a connection that stands. */
    private boolean startsData(int at) {
        if (buffer[at] != DataShape.DATA_PACKET || !listener.hasConnections()) {
            return false;
        }
        return at + 2 >= end
                || (DataShape.hasFlags(buffer, at + 1) && listener.isConnected(DataShape.handle(buffer, at + 1)));
    }

    /** Whether what is there at an index could be the start of an event. */
    private boolean startsEvent(int at) {
        if (buffer[at] != EVENT_PACKET) {
            return false;
        }
        if (at + 1 < end && !EventCode.isKnown(buffer[at + 1] & 0xFF)) {
            return false;
        }
        boolean le = at + 3 < end && (buffer[at + 1] & 0xFF) == EventCode.LE_META;
        int subevent = le ? buffer[at + 3] & 0xFF : 1;
        return subevent > 0 && subevent <= GREATEST_SUBEVENT;
    }
}
