package io.wardgate.ble.wr24;

/**
 * The hello request that waits for its answer: sent up to three times, each with a token of its own, so that an answer to
 * an older one, or an unasked hello, is not taken for it.
 *
 * <p>Owned by the reader thread of one source; one for each open line.
 */
final class Greeting {

    static final int ATTEMPTS = 3;

    private static final int AGAIN_AFTER_MILLIS = 2_000;

    private int token;
    private int sent;
    private long sentAtMillis;
    private boolean isWanted;

    /** A hello is wanted; the one that is under way, if there is one, will do. */
    void want() {
        if (!isWanted) {
            isWanted = true;
            sent = 0;
        }
    }

    boolean isWanted() {
        return isWanted;
    }

    /** Whether the next request is due. */
    boolean isDue(long nowMillis) {
        return isWanted && sent < ATTEMPTS && (sent == 0 || nowMillis - sentAtMillis >= AGAIN_AFTER_MILLIS);
    }

    /** The next request, sent now. */
    HelloRequest request(long nowMillis) {
        token = token % 0xFFFF + 1;
        sent++;
        sentAtMillis = nowMillis;
        return new HelloRequest(Frame.VERSION, Frame.VERSION, token);
    }

    /** Whether a hello is under way, or the last request was a short while ago. */
    boolean isRecent(long nowMillis) {
        return isWanted || nowMillis - sentAtMillis < AGAIN_AFTER_MILLIS;
    }

    /** Whether the last request too has been waited for in vain. */
    boolean isInVain(long nowMillis) {
        return isWanted && sent == ATTEMPTS && nowMillis - sentAtMillis >= AGAIN_AFTER_MILLIS;
    }

    /** Whether this is the answer; if so, nothing is wanted any more. */
    boolean isAnsweredBy(ReceiverHello hello) {
        boolean answered = isWanted && sent > 0 && hello.token() == token;
        isWanted &= !answered;
        return answered;
    }
}
