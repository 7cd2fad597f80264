package io.wardgate.bluez.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.health.Health;
import io.wardgate.ble.SteadyClock;
import io.wardgate.bluez.MockBluez;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.BundleContext;

/** The component as the framework makes it: from a map of configured values, all others being the defaults. */
@Timeout(60)
class BluezComponentTest {

    private final List<Advertisement> heard = new CopyOnWriteArrayList<>();

    @Test
    void hearsWithNothingConfiguredButNameAdapterAndBus() throws Exception {
        try (MockBluez bluez = MockBluez.start()) {
            BluezComponent component = component(Map.of(
                    "name",
                    "ward-3",
                    "adapter",
                    MockBluez.ADAPTER,
                    "bus",
                    bluez.address().toString()));
            assertThat(component.health().check().state()).isEqualTo(Health.State.FAILED);

            component.start(heard::add);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> component.statistics().state() == State.SCANNING);
            bluez.hear(List.of(
                    Map.of("address", "C0:01:A2:B3:C4:D5", "type", "random", "rssi", -60, "data", "04ffffff00")));
            await().until(() -> heard.size() == 1);

            assertThat(heard.get(0).source()).isEqualTo("ward-3");
            assertThat(component.health().name()).isEqualTo("ble.bluez.ward-3");
            assertThat(component.health().check().state()).isEqualTo(Health.State.OK);
            assertThat(component.mostLinks()).isEqualTo(2);
            component.stop();
            assertThat(component.statistics().state()).isEqualTo(State.STOPPED);
        }
    }

    @Test
    void refusesAnAdapterThatIsNamedByItsIndex() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> component(Map.of("name", "ward-3", "adapter", "hci0")))
                .withMessageContaining("ble.bluez.adapter is hci0");
    }

    private static BluezComponent component(Map<String, Object> configured) {
        BluezConfig config = (BluezConfig) Proxy.newProxyInstance(
                BluezConfig.class.getClassLoader(),
                new Class<?>[] {BluezConfig.class},
                (proxy, key, arguments) ->
                        Objects.requireNonNullElse(configured.get(key.getName()), key.getDefaultValue()));
        // Only used to tell health, which this test asks for itself.
        BundleContext bundle = (BundleContext) Proxy.newProxyInstance(
                BundleContext.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, call, arguments) -> {
                    throw new UnsupportedOperationException(call.getName());
                });
        return new BluezComponent(bundle, config, new SteadyClock(1));
    }
}
