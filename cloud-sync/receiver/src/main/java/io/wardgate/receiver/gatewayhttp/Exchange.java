package io.wardgate.receiver.gatewayhttp;

import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One request and the reply that it will get. Owned by the channel's event loop. */
final class Exchange {

    /** A request for commands, which may wait for some; else it is settled by what was asked. */
    final boolean waitsForMessages;

    final boolean last;
    final long sinceNanos = System.nanoTime();

    /** Why what came is no batch, as far as that is known; else empty. */
    String fault = "";

    private @Nullable Reply reply;
    private @Nullable Future<?> deadline;

    /** @param last the connection ends after its reply */
    Exchange(boolean waitsForMessages, boolean last) {
        this.waitsForMessages = waitsForMessages;
        this.last = last;
    }

    /** The reply, null while it is not known. */
    @Nullable
    Reply reply() {
        return reply;
    }

    /** Only the first reply counts: a batch may be committed after its gateway was told to come again. */
    void settle(Reply known) {
        if (reply == null) {
            reply = known;
            Future<?> pending = deadline;
            if (pending != null) {
                pending.cancel(false);
            }
        }
    }

    void endsBy(Future<?> scheduled) {
        deadline = scheduled;
    }
}
