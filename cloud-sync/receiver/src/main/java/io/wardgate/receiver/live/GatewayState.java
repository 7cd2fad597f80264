package io.wardgate.receiver.live;

import io.wardgate.receiver.store.HealthDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest state of one gateway. Not thread-safe: guarded by {@link LiveBoard}. */
final class GatewayState {

    private static final List<String> WORST_FIRST = List.of("FAILED", "DEGRADED", "OK");

    private final String id;
    private long epoch;
    private @Nullable Long lastBatchAtMillis;
    private long reportedAtMillis = Long.MIN_VALUE;
    private HealthDocument document = new HealthDocument(List.of());

    GatewayState(String id) {
        this.id = id;
    }

    void heard(long batchEpoch, long receivedAtMillis) {
        epoch = Math.max(epoch, batchEpoch);
        lastBatchAtMillis = receivedAtMillis;
    }

    /** By another receiver, whose clock may differ a little. */
    void heardElsewhere(long batchEpoch, long receivedAtMillis) {
        epoch = Math.max(epoch, batchEpoch);
        if (lastBatchAtMillis == null || receivedAtMillis > lastBatchAtMillis) {
            lastBatchAtMillis = receivedAtMillis;
        }
    }

    /** The report of a later epoch is newer whatever the clocks say. */
    void reported(long reportEpoch, long atMillis, HealthDocument report) {
        if (reportEpoch > epoch || atMillis >= reportedAtMillis) {
            epoch = Math.max(epoch, reportEpoch);
            reportedAtMillis = atMillis;
            document = report;
        }
    }

    /** Readings that its buffer holds and that are not here yet, as its check {@code buffer} said last. */
    long pendingReadings() {
        return document.checks().stream()
                .filter(check -> check.name().equals("buffer"))
                .mapToLong(check -> check.figures().getOrDefault("pendingReadings", 0L))
                .sum();
    }

    GatewayView view() {
        List<String> states =
                document.checks().stream().map(HealthDocument.Check::state).toList();
        String worst = WORST_FIRST.stream().filter(states::contains).findFirst().orElse("OK");
        return new GatewayView(id, Long.toUnsignedString(epoch), lastBatchAtMillis, worst, document.checks());
    }
}
