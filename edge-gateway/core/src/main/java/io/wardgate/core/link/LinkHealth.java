package io.wardgate.core.link;

import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;

/** Health check {@code links}: how many bands are heard best by which radio. A band that changes its radio is no fault. */
public final class LinkHealth implements HealthCheck {

    private final LinkTable links;

    public LinkHealth(LinkTable links) {
        this.links = links;
    }

    @Override
    public String name() {
        return "links";
    }

    @Override
    public Health check() {
        return new Health(Health.State.OK, "each band has the radio that hears it best", links.figures());
    }
}
