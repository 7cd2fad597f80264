package io.wardgate.ble.att;

import java.util.concurrent.CompletableFuture;

/** The radio's side of one connection. Safe from any thread; never waits. */
public interface LinkOutlet {

    /** @return completes when the last octet was handed to the controller, exceptionally if the connection ended before */
    CompletableFuture<Void> send(L2capFrame frame);

    /** Takes over what the device asked for. */
    void update(LinkTiming timing);

    /** Ends the connection; the link is told when it has ended. */
    void hangUp();
}
