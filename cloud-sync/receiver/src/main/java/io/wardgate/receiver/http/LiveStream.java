package io.wardgate.receiver.http;

import io.javalin.http.sse.SseClient;
import io.wardgate.receiver.live.LiveBoard;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * {@code GET /api/stream}: event {@code snapshot} at once, then {@code update} with what changed, twice a second.
 *
 * <p>Each viewer keeps one HTTP thread for itself, so one that does not read holds up nobody; their number is bounded.
 */
final class LiveStream {

    static final int MAX_VIEWERS = 64;

    private static final Duration PERIOD = Duration.ofMillis(500);

    private final Semaphore places = new Semaphore(MAX_VIEWERS);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final LiveBoard board;
    private final Json json;

    LiveStream(LiveBoard board, Json json) {
        this.board = board;
        this.json = json;
    }

    void serve(SseClient viewer) {
        if (!places.tryAcquire()) {
            viewer.sendEvent("busy", "{\"maxViewers\":" + MAX_VIEWERS + "}");
            viewer.close();
            return;
        }
        try {
            LiveBoard.Snapshot snapshot = board.everything();
            viewer.sendEvent("snapshot", json.write(snapshot.view()));
            while (!viewer.terminated() && !stopped.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                snapshot = board.changedSince(snapshot.version());
                viewer.sendEvent("update", json.write(snapshot.view()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops: so does this stream
        } finally {
            places.release();
            viewer.close();
        }
    }

    /** Ends every stream. */
    void stop() {
        stopped.countDown();
    }
}
