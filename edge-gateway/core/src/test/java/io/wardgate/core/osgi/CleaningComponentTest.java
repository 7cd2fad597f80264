package io.wardgate.core.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.health.Health;
import io.wardgate.core.Readings;
import io.wardgate.core.cleaning.CleaningRules;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CleaningComponentTest {

    @Test
    void cleansByTheRulesForBandsWithoutASection() {
        assertThat(CleaningComponent.rules(configured(Map.of()))).isEqualTo(CleaningRules.ofBands());
    }

    @Test
    void takesEachKeyToItsRule() {
        CleaningConfiguration configured = configured(Map.of(
                "heartRateMin", 30, "spo2FloorTenths", 20, "skinTemperatureMaxHundredths", 4_100, "stuckMinutes", 9));

        assertThat(CleaningComponent.rules(configured))
                .isEqualTo(CleaningRules.ofBands()
                        .withHeartRate(30, 250, 25, 3)
                        .withSpo2(50, 6, 2)
                        .withSkinTemperature(25_00, 41_00, 50, 15)
                        .withMotion(7, 9 * 60_000));
    }

    @Test
    void changesTheRulesInPlaceAndTellsWhatItMarked() {
        CleaningComponent component = new CleaningComponent(configured(Map.of()));
        component.clean(Readings.routine(1));
        component.modified(configured(Map.of("heartRateMin", 60, "heartRateMax", 180)));
        component.clean(Readings.of(Readings.BAND, 1, 2, 16, Readings.heartRate(59)));

        Health health = component.check();
        assertThat(health.figures()).containsEntry("devices", 1L).containsEntry("RANGE", 1L);
    }

    /** A configuration with the defaults of the annotation, but for some keys. */
    private static CleaningConfiguration configured(Map<String, Integer> changed) {
        Class<?>[] types = {CleaningConfiguration.class};
        return (CleaningConfiguration) Proxy.newProxyInstance(
                CleaningConfiguration.class.getClassLoader(),
                types,
                (proxy, method, arguments) -> changed.containsKey(method.getName())
                        ? changed.get(method.getName())
                        : method.getDefaultValue());
    }
}
