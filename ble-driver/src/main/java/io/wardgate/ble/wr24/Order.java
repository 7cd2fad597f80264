package io.wardgate.ble.wr24;

import io.wardgate.ble.wr24.CommandFrame.What;
import java.util.concurrent.CompletableFuture;

/**
 * One command on its way through a receiver. Whoever gave it waits for {@link #end}; all else belongs to the reader's
 * thread.
 */
final class Order {

    final long deviceId;
    final What what;
    final byte[] argument;

    /** How it ended: empty if it was done, or why not. */
    final CompletableFuture<String> end = new CompletableFuture<>();

    int cmdId;
    long address;
    long deadlineMillis;
    int sent;
    long sentAtMillis;
    boolean isHeld;

    /** @param deviceId of the band, or {@link Frame#RECEIVER} */
    Order(long deviceId, What what, byte... argument) {
        this.deviceId = deviceId;
        this.what = what;
        this.argument = argument;
    }

    boolean isForBand() {
        return what == What.BAND_MESSAGE;
    }
}
