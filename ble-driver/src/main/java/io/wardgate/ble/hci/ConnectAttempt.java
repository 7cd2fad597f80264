package io.wardgate.ble.hci;

import io.wardgate.api.gatt.GattDevice;
import io.wardgate.api.gatt.GattException;
import io.wardgate.ble.att.AttLink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The wish to connect to one device, and the place that it takes among the radio's connections until it failed or the
 * connection has ended. Who wishes may give it up at any time; a connection that is made all the same is ended.
 *
 * <p>Safe from any thread.
 */
final class ConnectAttempt {

    final GattDevice device;
    final CompletableFuture<AttLink> outcome = new CompletableFuture<>();
    private final Runnable giveBack;
    private final AtomicBoolean over = new AtomicBoolean();
    private boolean abandoned;

    /** @param giveBack called once, when the place is free again */
    ConnectAttempt(GattDevice device, Runnable giveBack) {
        this.device = device;
        this.giveBack = giveBack;
    }

    /** Nobody waits for it any more; if it has just succeeded the connection is closed. */
    synchronized void abandon() {
        abandoned = true;
        if (outcome.isDone() && !outcome.isCompletedExceptionally()) {
            outcome.join().close();
        }
    }

    synchronized boolean isAbandoned() {
        return abandoned;
    }

    /** @return false if nobody wants it any more */
    synchronized boolean succeed(AttLink link) {
        return !abandoned && outcome.complete(link);
    }

    void fail(String reason) {
        outcome.completeExceptionally(new GattException(reason));
        over();
    }

    /** It failed, or its connection has ended. */
    void over() {
        if (over.compareAndSet(false, true)) {
            giveBack.run();
        }
    }
}
