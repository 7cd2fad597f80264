package io.wardgate.receiver.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.util.ReferenceCountUtil;
import io.wardgate.protocol.api.HelloCodec;
import io.wardgate.protocol.api.MessageFraming;
import io.wardgate.protocol.api.WireException;

/** Messages as arrays of octets on one side, framed octets on the other. Owned by the channel's event loop. */
final class FramingHandler extends ChannelDuplexHandler {

    private final MessageFraming framing = new MessageFraming(HelloCodec.MAX_HELLO_OCTETS);

    /** Takes larger messages from the next one on. */
    void allow(int octets) {
        framing.allow(octets);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf octets = (ByteBuf) message;
        try {
            framing.read(octets.nioBuffer(), context::fireChannelRead);
        } catch (WireException e) {
            throw new DecoderException(e.getMessage(), e);
        } finally {
            ReferenceCountUtil.release(octets);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(Unpooled.wrappedBuffer(MessageFraming.frame((byte[]) message)), promise);
    }
}
