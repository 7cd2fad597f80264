package io.wardgate.uplink.http;

import io.wardgate.protocol.api.MessageFraming;
import io.wardgate.protocol.api.WireException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sense of replies: messages go on to the drain, which alone knows what they settle. A status says nothing that the
 * drain needs: what is not committed is not in an answer, and is sent again.
 *
 * <p>Owned by the thread that reads.
 */
final class Replies {

    /** Of one batch, not of the connection: it is no envelope, too large, or the receiver cannot take it now. */
    private static final Set<Integer> OF_ONE_BATCH = Set.of(400, 413, 503);

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private final Consumer<byte[]> onMessage;

    /** As last said, without the batch: a receiver whose disk is full is one line, not one a batch. */
    private String saidRefusal = "";

    Replies(Consumer<byte[]> onMessage) {
        this.onMessage = onMessage;
    }

    /**
     * Takes a reply.
     *
     * @param asked the path that it is the reply to, null if none is due
     * @throws IOException if the connection is of no more use
     */
    void take(@Nullable String asked, Reply reply) throws IOException {
        if (asked == null) {
            throw new IOException("the receiver replies to what was not asked: " + reply.explanation());
        }
        if (reply.isMessages()) {
            read(reply.body());
        } else if (Requests.isBatch(asked) && OF_ONE_BATCH.contains(reply.status())) {
            say(asked, reply.explanation());
        } else if (reply.status() != Reply.NO_CONTENT) {
            throw new IOException("the receiver replies to " + asked + " with " + reply.explanation());
        }
        if (reply.last()) {
            throw new IOException("the receiver ends the connection");
        }
    }

    private void read(byte[] body) throws IOException {
        MessageFraming framing = new MessageFraming(ReplyReader.MAX_BODY_OCTETS);
        try {
            framing.read(ByteBuffer.wrap(body), onMessage);
        } catch (WireException e) {
            throw new UnreadableReplyException("its messages: " + e.getMessage());
        }
        if (!framing.isBetweenMessages()) {
            throw new UnreadableReplyException("its body of " + body.length + " octets ends within a message");
        }
    }

    private void say(String batch, String refusal) {
        if (refusal.equals(saidRefusal)) {
            LOG.debug("the receiver replies to {} with {}", batch, refusal);
        } else {
            LOG.warn("the receiver replies to {} with {}", batch, refusal);
            saidRefusal = refusal;
        }
    }
}
