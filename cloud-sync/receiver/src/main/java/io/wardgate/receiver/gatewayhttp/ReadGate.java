package io.wardgate.receiver.gatewayhttp;

import io.netty.channel.Channel;
import java.util.EnumSet;
import java.util.Set;

/** Reads from a connection while nothing speaks against it. Owned by the channel's event loop. */
final class ReadGate {

    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private final Channel channel;

    ReadGate(Channel channel) {
        this.channel = channel;
    }

    /** Why not to read. */
    enum Reason {
        /** The writer cannot keep up. */
        QUEUE_FULL,
        /** The gateway does not read its replies. */
        REPLIES_UNREAD,
        /** Many requests wait for their replies. */
        MANY_WAIT
    }

    void set(Reason reason, boolean holds) {
        boolean changed = holds ? reasons.add(reason) : reasons.remove(reason);
        if (changed) {
            channel.config().setAutoRead(reasons.isEmpty());
        }
    }
}
