package io.wardgate.core.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.core.link.LinkSettings;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinksComponentTest {

    @Test
    void judgesByTheShippedThresholdsWithoutASection() {
        assertThat(LinksComponent.settings(configured(Map.of()))).isEqualTo(LinkSettings.shipped());
    }

    @Test
    void takesEachKeyToItsThreshold() {
        assertThat(LinksComponent.settings(configured(Map.of(
                        "rssiWeightPercent", 50,
                        "betterByPercent", 20,
                        "betterSeconds", 6,
                        "betterReports", 4,
                        "dwellSeconds", 20,
                        "leaveDbm", -90,
                        "returnDbm", -80,
                        "silentIntervals", 5,
                        "silentSeconds", 4))))
                .isEqualTo(new LinkSettings(50, 20, 6_000, 4, 20_000, -90, -80, 5, 4_000));
    }

    /** A configuration with the defaults of the annotation, but for some keys. */
    private static LinksConfiguration configured(Map<String, Integer> changed) {
        return (LinksConfiguration) Proxy.newProxyInstance(
                LinksConfiguration.class.getClassLoader(),
                new Class<?>[] {LinksConfiguration.class},
                (proxy, method, arguments) -> changed.containsKey(method.getName())
                        ? changed.get(method.getName())
                        : method.getDefaultValue());
    }
}
