package io.wardgate.receiver.live;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code /api/live} and the event stream say; docs/receiver.md. */
public record LiveView(long serverTimeMillis, List<BandView> bands, List<GatewayView> gateways, Books books, Lag lag) {

    /** Rule 5 of the design: produced = stored + aside + declaredDropped + pending. */
    public record Books(long produced, long stored, long duplicates, long declaredDropped, long pending, long aside) {}

    /** Delay from sample to commit in the last five minutes; null if there was nothing. */
    public record Lag(
            @Nullable Long routineP99Millis, @Nullable Long emergencyP99Millis) {}
}
