package io.wardgate.simulator.wr24;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Type 20: what the gateway asks of a band, or of the receiver if devId is 0. Nobody writes to {@code argument}.
 *
 * @param id the same in every repetition of the same command
 */
record Command(long devId, int id, int timeToLiveSeconds, int tries, int what, byte[] argument) {

    static final int MESSAGE = 1;
    static final int SET_POWER = 2;
    private static final int RESTART = 3;

    private static final int FIXED_OCTETS = 7;
    private static final int MOST_SECONDS = 60;
    private static final int MOST_TRIES = 3;
    private static final int MOST_MESSAGE = 64;

    /** Null if the payload is too short. */
    static @Nullable Command of(Frame frame) {
        byte[] payload = frame.payload();
        if (payload.length < FIXED_OCTETS) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        int id = in.getInt();
        int seconds = in.get() & 0xFF;
        int tries = in.get() & 0xFF;
        int what = in.get() & 0xFF;
        byte[] argument = new byte[in.remaining()];
        in.get(argument);
        return new Command(frame.devId(), id, seconds, tries, what, argument);
    }

    boolean isKnown() {
        return what >= MESSAGE && what <= RESTART;
    }

    /** Whether the receiver has to boot. */
    boolean isRestart() {
        return what == RESTART && isInRange();
    }

    /** Whether every number is in the range that the page allows. */
    boolean isInRange() {
        boolean toBand = what == MESSAGE;
        return timeToLiveSeconds >= 1
                && timeToLiveSeconds <= MOST_SECONDS
                && tries >= 1
                && tries <= MOST_TRIES
                && toBand == (devId != 0)
                && (!toBand || argument.length >= 1 && argument.length <= MOST_MESSAGE)
                && (what != SET_POWER || argument.length >= 1);
    }
}
