package io.wardgate.receiver.live;

import io.wardgate.receiver.store.HealthDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One gateway as the page gets it.
 *
 * @param epoch as text: it has 64 bits, more than a number of JavaScript holds
 * @param lastBatchAtMillis when anything of it was last received, null if not since this receiver started, here or by another
 *     receiver on the same database
 * @param state the worst state of its checks
 */
public record GatewayView(
        String id, String epoch, @Nullable Long lastBatchAtMillis, String state, List<HealthDocument.Check> checks) {}
