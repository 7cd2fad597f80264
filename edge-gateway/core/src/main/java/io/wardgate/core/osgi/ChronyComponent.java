package io.wardgate.core.osgi;

import io.wardgate.core.clock.ChronyTracking;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Asks chronyd how the clock does; the defaults hold for a document without a section {@code clock}. */
@Component(service = ChronyTracking.class, immediate = true, configurationPid = ChronyComponent.PID)
@Designate(ocd = ClockConfiguration.class)
public final class ChronyComponent extends ChronyTracking {

    static final String PID = "io.wardgate.clock";

    @Activate
    public ChronyComponent(ClockConfiguration configuration) {
        super(configuration.chronyc());
    }

    @Activate
    void activate() {
        start();
    }

    @Deactivate
    void deactivate() throws InterruptedException {
        stop();
    }
}
