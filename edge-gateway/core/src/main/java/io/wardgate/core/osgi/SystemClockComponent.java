package io.wardgate.core.osgi;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.core.clock.ChronyTracking;
import io.wardgate.core.clock.SystemGatewayClock;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Publishes the machine's clock; needs no configuration. */
@Component(service = GatewayClock.class, immediate = true)
public final class SystemClockComponent extends SystemGatewayClock {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void addTracking(ChronyTracking tracking) {
        follow(tracking);
    }

    void removeTracking(ChronyTracking tracking) {
        follow(null);
    }
}
