package io.wardgate.ble.osgi;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.AdvertisementWatcher;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.gatt.GattCentral;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.reading.ReadingInlet;
import io.wardgate.ble.visit.VisitFilter;
import io.wardgate.ble.visit.VisitSettings;
import io.wardgate.ble.visit.Visits;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** The visits as a service; pipeline and radios may come and go. */
@Component(
        configurationPid = VisitsComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {AdvertisementWatcher.class, HealthCheck.class})
@Designate(ocd = VisitsConfig.class)
public final class VisitsComponent implements AdvertisementWatcher, HealthCheck {

    static final String PID = "io.wardgate.ble.visits";

    private final Visits visits;

    /** Built before the dynamic services are bound, so that they can be handed over in any order. */
    @Activate
    public VisitsComponent(VisitsConfig config, @Reference GatewayClock clock) {
        VisitSettings settings = new VisitSettings(
                VisitFilter.parse(config.devices(), config.services()),
                config.concurrent(),
                config.connectSeconds(),
                config.quietSeconds(),
                config.longestSeconds(),
                config.pauseSeconds());
        visits = new Visits(settings, clock);
    }

    @Activate
    void start() {
        visits.start();
    }

    @Deactivate
    void stop() {
        visits.stop();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCentral(GattCentral central) {
        visits.addCentral(central);
    }

    void removeCentral(GattCentral central) {
        visits.removeCentral(central);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addInlet(ReadingInlet inlet) {
        visits.addInlet(inlet);
    }

    void removeInlet(ReadingInlet inlet) {
        visits.removeInlet(inlet);
    }

    @Override
    public void heard(Advertisement advertisement) {
        visits.heard(advertisement);
    }

    @Override
    public String name() {
        return visits.name();
    }

    @Override
    public Health check() {
        return visits.check();
    }
}
