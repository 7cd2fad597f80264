package io.wardgate.receiver.gatewayhttp;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.receiver.gatewayhttp.Incoming.Request;
import io.wardgate.receiver.gatewayhttp.Incoming.Unusable;
import io.wardgate.receiver.metrics.RefusalReason;
import org.jspecify.annotations.Nullable;

/**
 * Puts requests together, within limits. What cannot be taken becomes an {@link Unusable} in its place, so that its reply
 * comes in turn; nothing is read after it.
 *
 * <p>Netty's own aggregator writes its refusals at once, before the replies that are due: with pipelined requests they
 * would be taken for those.
 *
 * <p>Owned by the channel's event loop.
 */
final class RequestReader extends ChannelInboundHandlerAdapter {

    private static final byte[] NO_BODY = {};

    private @Nullable HttpRequest head;
    private byte[] body = NO_BODY;
    private int filled;
    private boolean deaf;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (!deaf) {
                take(context, (HttpObject) message);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void take(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            Throwable cause = part.decoderResult().cause();
            boolean tooLong = cause instanceof TooLongFrameException;
            refuse(
                    context,
                    tooLong ? RefusalReason.OVERSIZED : RefusalReason.MALFORMED_PACKET,
                    tooLong ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE : HttpResponseStatus.BAD_REQUEST,
                    tooLong ? "request line or headers are too long" : "no request of HTTP/1.1");
            return;
        }
        if (part instanceof HttpRequest request) {
            begin(context, request);
        }
        HttpRequest begun = head;
        if (begun != null && part instanceof HttpContent content) {
            int octets = content.content().readableBytes();
            content.content().readBytes(body, filled, octets);
            filled += octets;
            if (part instanceof LastHttpContent) {
                head = null;
                // The reply to HEAD must not have the body that a refusal has, so nothing may follow it.
                boolean last = !HttpUtil.isKeepAlive(begun) || begun.method().equals(HttpMethod.HEAD);
                context.fireChannelRead(new Request(begun.method(), begun.uri(), body, last));
            }
        }
    }

    /** Netty has checked that lengths are numbers and agree; a body that is longer than its length cannot come. */
    private void begin(ChannelHandlerContext context, HttpRequest request) {
        boolean put = request.method().equals(HttpMethod.PUT);
        String expected = request.headers().get(HttpHeaderNames.EXPECT, "");
        long length = HttpUtil.getContentLength(request, 0L);
        if (!request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            refuse(context, HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED, "only HTTP/1.1 is spoken here");
        } else if (!request.headers().contains(HttpHeaderNames.HOST)) {
            refuse(context, HttpResponseStatus.BAD_REQUEST, "a request needs a Host");
        } else if (HttpUtil.isTransferEncodingChunked(request) || (put && !HttpUtil.isContentLengthSet(request))) {
            refuse(context, HttpResponseStatus.LENGTH_REQUIRED, "a body must come with its Content-Length");
        } else if (length > BatchCodec.MAX_ENVELOPE_OCTETS) {
            refuse(
                    context,
                    RefusalReason.OVERSIZED,
                    HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                    length + " octets; at most " + BatchCodec.MAX_ENVELOPE_OCTETS);
        } else if (!put && length > 0) {
            refuse(context, HttpResponseStatus.BAD_REQUEST, "only PUT has a body here");
        } else if (!expected.isEmpty() && !expected.equalsIgnoreCase("100-continue")) {
            refuse(context, HttpResponseStatus.EXPECTATION_FAILED, "only 100-continue can be expected");
        } else {
            if (!expected.isEmpty()) {
                context.writeAndFlush(goOn());
            }
            head = request;
            body = length == 0 ? NO_BODY : new byte[(int) length];
            filled = 0;
        }
    }

    /** The interim reply that asks for the body, and otherwise only says that this side lives. */
    static DefaultFullHttpResponse goOn() {
        return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE);
    }

    private void refuse(ChannelHandlerContext context, HttpResponseStatus status, String text) {
        refuse(context, RefusalReason.PROTOCOL, status, text);
    }

    private void refuse(ChannelHandlerContext context, RefusalReason reason, HttpResponseStatus status, String text) {
        deaf = true;
        context.fireChannelRead(new Unusable(reason, Reply.refusal(status, text)));
    }
}
