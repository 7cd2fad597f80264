package io.wardgate.receiver.gatewayhttp;

import io.netty.handler.codec.http.HttpMethod;
import io.wardgate.receiver.metrics.RefusalReason;

/** What came over a connection, one for each reply that is due. */
sealed interface Incoming {

    /**
     * A whole request.
     *
     * @param uri path and query as they came
     * @param last the gateway ends the connection after the reply
     */
    record Request(HttpMethod method, String uri, byte[] body, boolean last) implements Incoming {}

    /**
     * No request that can be taken, and the end of all reading: where the next one begins is not known.
     *
     * @param reason what it counts as
     */
    record Unusable(RefusalReason reason, Reply reply) implements Incoming {}
}
