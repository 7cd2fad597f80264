package io.wardgate.core.osgi;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.alarm.PlaceAlarms;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.core.alarm.AlarmKeeping;
import io.wardgate.core.alarm.AlarmSettings;
import io.wardgate.core.alarm.ShippedProfile;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.pipeline.ReadingObserver;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Watches over bands by the profiles that are there; the shipped one needs no configuration. */
@Component(
        service = {HealthCheck.class, ReadingObserver.class, PlaceAlarms.class},
        immediate = true,
        configurationPid = AlarmsComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = AlarmsConfiguration.class)
public final class AlarmsComponent extends AlarmKeeping {

    static final String PID = "io.wardgate.alarms";

    @Activate
    public AlarmsComponent(
            AlarmsConfiguration configuration, @Reference GatewayClock clock, @Reference GatewayEvents events) {
        super(
                AlarmSettings.ofMinutes(configuration.unknownMinutes(), configuration.forgetMinutes()),
                clock,
                events,
                ShippedProfile.profile());
    }

    @Activate
    void activate() {
        start();
    }

    @Deactivate
    void deactivate() {
        stop();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRadio(AdvertisementSource radio) {
        add(radio);
    }

    void removeRadio(AdvertisementSource radio) {
        remove(radio);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addProfile(AlarmProfileComponent profile) {
        add(profile.profile());
    }

    void removeProfile(AlarmProfileComponent profile) {
        remove(profile.profile());
    }
}
