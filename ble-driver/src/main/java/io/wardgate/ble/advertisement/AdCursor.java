package io.wardgate.ble.advertisement;

/**
 * Walks the AD structures of one advertisement without copying them.
 *
 * <p>Layout (Bluetooth Core 5.4, Vol 3, Part C, 11), repeated:
 * <pre>
 *  octets  1       1     length - 1
 *          length  type  content
 * </pre>
 *
 * <p>A length of 0 ends the significant part. A structure that overruns the data ends the walk; the ones before it
 * are good, because one bad structure must not silence a band.
 *
 * <p>Not thread-safe; made to be reused by one thread.
 */
public final class AdCursor {

    /** AD type of service data that starts with a 16-bit UUID. */
    public static final int SERVICE_DATA_16 = 0x16;

    /** AD type of service data that starts with a 128-bit UUID. */
    public static final int SERVICE_DATA_128 = 0x21;

    /** AD type of manufacturer specific data, which starts with a company id. */
    public static final int MANUFACTURER = 0xFF;

    private byte[] data = new byte[0];
    private int next;
    private int type;
    private int from;
    private int to;

    /** Starts before the first structure of these octets. */
    public AdCursor over(byte[] advertisingData) {
        data = advertisingData;
        next = 0;
        return this;
    }

    /** Goes to the next structure; false at the end of the good ones. */
    public boolean advance() {
        if (next >= data.length) {
            return false;
        }
        int length = data[next] & 0xFF;
        if (length == 0 || next + 1 + length > data.length) {
            return false;
        }
        type = data[next + 1] & 0xFF;
        from = next + 2;
        to = next + 1 + length;
        next = to;
        return true;
    }

    /** AD type of this structure. */
    public int type() {
        return type;
    }

    /** Index of the first octet of the content. */
    public int from() {
        return from;
    }

    /** Index after the last octet of the content. */
    public int to() {
        return to;
    }

    /** The 16-bit little-endian id that service data and manufacturer data start with, or -1 if too short. */
    public int id16() {
        return to - from < 2 ? -1 : (data[from] & 0xFF) | (data[from + 1] & 0xFF) << 8;
    }

    /**
     * How many octets at the start are whole structures, with legal zero padding after them. The whole length means
     * that nothing is malformed.
     */
    public int goodPrefix(byte[] advertisingData) {
        over(advertisingData);
        while (advance()) {
            // the position is all we want
        }
        for (int i = next; i < advertisingData.length; i++) {
            if (advertisingData[i] != 0) {
                return next;
            }
        }
        return advertisingData.length;
    }
}
