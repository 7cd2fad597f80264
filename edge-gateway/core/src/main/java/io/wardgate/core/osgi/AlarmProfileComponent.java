package io.wardgate.core.osgi;

import io.wardgate.core.alarm.AlarmProfile;
import io.wardgate.core.alarm.ProfileBuilder;
import io.wardgate.core.alarm.ProfileBuilder.Settling;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** One configured profile of alarms, for {@link AlarmsComponent}. */
@Component(
        service = AlarmProfileComponent.class,
        immediate = true,
        configurationPid = AlarmProfileComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = AlarmProfileConfiguration.class, factory = true)
public final class AlarmProfileComponent {

    static final String PID = "io.wardgate.alarms.profile";

    private final AlarmProfile profile;

    @Activate
    public AlarmProfileComponent(AlarmProfileConfiguration its) {
        this.profile = new ProfileBuilder(its.name(), its.bands())
                .heartRate(
                        its.heartRateLow(),
                        its.heartRateHigh(),
                        new Settling(its.heartRateHysteresis(), its.heartRateOnSeconds(), its.heartRateOffSeconds()))
                .spo2(its.spo2Low(), new Settling(its.spo2Hysteresis(), its.spo2OnSeconds(), its.spo2OffSeconds()))
                .skinTemperature(
                        its.skinTemperatureLow(),
                        its.skinTemperatureHigh(),
                        new Settling(
                                its.skinTemperatureHysteresis(),
                                its.skinTemperatureOnSeconds(),
                                its.skinTemperatureOffSeconds()))
                .noMovement(its.noMovementSeconds(), its.noMovementOffSeconds())
                .sos(its.sos(), its.sosOffSeconds())
                .fall(its.fall(), its.fallOffSeconds())
                .bandOff(its.bandOffSeconds(), its.bandOffWornSeconds())
                .batteryLow(
                        its.batteryLow(),
                        new Settling(its.batteryHysteresis(), its.batteryOnSeconds(), its.batteryOffSeconds()))
                .silent(its.silentSeconds(), its.silentHeardSeconds())
                .news2(
                        its.news2(),
                        its.news2Scale(),
                        its.news2FreshSeconds(),
                        its.news2OnSeconds(),
                        its.news2OffSeconds())
                .build();
    }

    AlarmProfile profile() {
        return profile;
    }
}
