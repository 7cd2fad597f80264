package io.wardgate.core.osgi;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.core.clock.ChronyTracking;
import io.wardgate.core.clock.ClockKeeping;
import io.wardgate.core.event.GatewayEvents;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Watches the clock and says how it does; needs no configuration. */
@Component(service = HealthCheck.class, immediate = true)
public final class ClockKeepingComponent extends ClockKeeping {

    @Activate
    public ClockKeepingComponent(@Reference GatewayClock clock, @Reference GatewayEvents events) {
        super(clock, events);
    }

    @Activate
    void activate() {
        start();
    }

    @Deactivate
    void deactivate() throws InterruptedException {
        stop();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void addTracking(ChronyTracking tracking) {
        follow(tracking);
    }

    void removeTracking(ChronyTracking tracking) {
        follow(null);
    }
}
