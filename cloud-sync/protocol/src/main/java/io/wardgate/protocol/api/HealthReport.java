package io.wardgate.protocol.api;

import java.util.List;

/**
 * How the whole gateway does.
 *
 * @param monoMillis when it was asked, in gateway monotonic ms
 * @param checks every check, at most {@link BatchCodec#MAX_CHECKS}
 */
public record HealthReport(long monoMillis, List<NamedHealth> checks) {

    public HealthReport {
        checks = List.copyOf(checks);
    }
}
