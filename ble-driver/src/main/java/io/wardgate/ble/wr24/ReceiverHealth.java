package io.wardgate.ble.wr24;

import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import java.util.LinkedHashMap;
import java.util.Map;

/** Health of the source, with what the receiver tells of itself. Safe from any thread. */
final class ReceiverHealth implements HealthCheck {

    private final HealthCheck source;
    private final ReceiverFigures receiver;

    ReceiverHealth(HealthCheck source, ReceiverFigures receiver) {
        this.source = source;
        this.receiver = receiver;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Health check() {
        Health health = source.check();
        Map<String, Long> figures = new LinkedHashMap<>(health.figures());
        figures.putAll(receiver.all());
        String trouble = receiver.trouble();
        if (trouble.isEmpty() || health.state() == Health.State.FAILED) {
            return new Health(health.state(), health.summary(), figures);
        }
        return new Health(Health.State.DEGRADED, health.summary() + "; " + trouble, figures);
    }
}
