package io.wardgate.core.osgi;

import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.core.cleaning.Cleaner;
import io.wardgate.core.cleaning.CleaningRules;
import io.wardgate.core.cleaning.HardRange;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Cleans by the configured rules; the defaults hold for a document without a section {@code cleaning}. A changed document
 * changes the rules in place: the pipeline goes on, and what is known of the devices stays.
 */
@Component(
        service = {Cleaner.class, HealthCheck.class},
        configurationPid = CleaningComponent.PID)
@Designate(ocd = CleaningConfiguration.class)
public final class CleaningComponent extends Cleaner implements HealthCheck {

    static final String PID = "io.wardgate.cleaning";

    private static final double TENTHS = 10;
    private static final long MILLIS_PER_MINUTE = 60_000;

    @Activate
    public CleaningComponent(CleaningConfiguration configuration) {
        super(rules(configuration));
    }

    @Modified
    void modified(CleaningConfiguration configuration) {
        use(rules(configuration));
    }

    @Override
    public String name() {
        return "cleaning";
    }

    @Override
    public Health check() {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("devices", (long) devices());
        figures.putAll(marked());
        return new Health(Health.State.OK, "readings are marked, none is removed", figures);
    }

    static CleaningRules rules(CleaningConfiguration from) {
        return CleaningRules.ofBands()
                .withHeartRate(
                        from.heartRateMin(),
                        from.heartRateMax(),
                        from.heartRateChange(),
                        from.heartRateFloorTenths() / TENTHS)
                .withSpo2(from.spo2Min(), from.spo2Change(), from.spo2FloorTenths() / TENTHS)
                .withSkinTemperature(
                        from.skinTemperatureMinHundredths(),
                        from.skinTemperatureMaxHundredths(),
                        from.skinTemperatureChangeHundredths(),
                        from.skinTemperatureFloorHundredths())
                .withPressures(
                        new HardRange(from.systolicMin(), from.systolicMax()),
                        new HardRange(from.diastolicMin(), from.diastolicMax()),
                        from.pulsePressureMin(),
                        from.pressureFloorTenths() / TENTHS)
                .withMotion(from.motionMax(), from.stuckMinutes() * MILLIS_PER_MINUTE);
    }
}
