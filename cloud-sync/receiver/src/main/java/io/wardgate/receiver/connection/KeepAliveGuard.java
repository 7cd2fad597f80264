package io.wardgate.receiver.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Calls when nothing was heard for too long. While the receiver itself does not read (back-pressure) the silence is not
 * the client's, and the time starts anew when reading goes on.
 *
 * <p>Owned by the channel's event loop.
 */
public final class KeepAliveGuard extends ChannelInboundHandlerAdapter {

    private final long limitNanos;
    private final Runnable onSilence;
    private long lastHeardNanos;
    private @Nullable ScheduledFuture<?> check;

    public KeepAliveGuard(long limitMillis, Runnable onSilence) {
        this.limitNanos = TimeUnit.MILLISECONDS.toNanos(limitMillis);
        this.onSilence = onSilence;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        lastHeardNanos = System.nanoTime();
        schedule(context, limitNanos);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        ScheduledFuture<?> pending = check;
        if (pending != null) {
            pending.cancel(false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        lastHeardNanos = System.nanoTime();
        context.fireChannelRead(message);
    }

    private void schedule(ChannelHandlerContext context, long nanos) {
        check = context.executor().schedule(() -> examine(context), nanos, TimeUnit.NANOSECONDS);
    }

    private void examine(ChannelHandlerContext context) {
        if (!context.channel().config().isAutoRead()) {
            lastHeardNanos = System.nanoTime();
        }
        long left = limitNanos - (System.nanoTime() - lastHeardNanos);
        if (left > 0) {
            schedule(context, left);
        } else {
            onSilence.run();
        }
    }
}
