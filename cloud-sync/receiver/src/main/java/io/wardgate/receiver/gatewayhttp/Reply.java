package io.wardgate.receiver.gatewayhttp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/**
 * What is said to a request.
 *
 * @param text the reason in one line; empty: the messages that wait for the gateway, as framed octets
 * @param allowed the one method that would be right; empty if it was not the method
 */
record Reply(HttpResponseStatus status, String text, String allowed) {

    /** Media type of a body of framed messages. */
    static final String MESSAGES = "application/vnd.wardgate.messages";

    private static final int RETRY_AFTER_SECONDS = 2;

    /** A reply whose body is what waits for the gateway. */
    static Reply messages(HttpResponseStatus status) {
        return new Reply(status, "", "");
    }

    static Reply refusal(HttpResponseStatus status, String text) {
        return new Reply(status, text, "");
    }

    static Reply wrongMethod(String allowed) {
        return new Reply(HttpResponseStatus.METHOD_NOT_ALLOWED, "only " + allowed + " is possible here", allowed);
    }

    boolean isMessages() {
        return text.isEmpty();
    }

    /** @param last the connection ends after it */
    FullHttpResponse response(byte[] messages, boolean last) {
        boolean nothing = isMessages() && messages.length == 0 && status.equals(HttpResponseStatus.OK);
        byte[] body = isMessages() ? messages : (text + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuf octets = Unpooled.wrappedBuffer(body);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, nothing ? HttpResponseStatus.NO_CONTENT : status, octets);
        if (!nothing) {
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, isMessages() ? MESSAGES : "text/plain; charset=utf-8")
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        if (!allowed.isEmpty()) {
            response.headers().set(HttpHeaderNames.ALLOW, allowed);
        }
        if (status.equals(HttpResponseStatus.SERVICE_UNAVAILABLE)) {
            response.headers().set(HttpHeaderNames.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (last) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return response;
    }
}
