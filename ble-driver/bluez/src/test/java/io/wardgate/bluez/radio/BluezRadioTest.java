package io.wardgate.bluez.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.gatt.GattCharacteristic;
import io.wardgate.api.gatt.GattDevice;
import io.wardgate.api.gatt.GattException;
import io.wardgate.api.gatt.GattLink;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.bluez.MockBluez;
import io.wardgate.bluez.scan.BluezSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An adapter that hears and connects at once, and is stopped meanwhile. */
@Timeout(60)
class BluezRadioTest {

    private static final String ADDRESS = "C0:01:A2:B3:C4:D5";
    private static final GattDevice DEVICE = new GattDevice(0xC001_A2B3_C4D5L, true);

    @Test
    void endsAVisitWithAReasonWhenItIsStoppedInItsMiddle() throws Exception {
        try (MockBluez bluez = MockBluez.start()) {
            bluez.tell("peripheral", Map.of("adapter", MockBluez.INDEX, "address", ADDRESS));
            BluezRadio radio = new BluezRadio(
                    new BluezSettings(
                            "ward-3",
                            bluez.address(),
                            AdapterBinding.parse("ble.bluez", MockBluez.ADAPTER, Path.of("/nowhere")),
                            600,
                            256),
                    1,
                    urgent -> false,
                    new SteadyClock(1));
            radio.start(advertisement -> {});
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> radio.statistics().state() == State.SCANNING);
            GattLink link = radio.connect(DEVICE, 5_000);
            GattCharacteristic value = link.characteristics().get(0);
            bluez.tell("mute", Map.of());
            CompletableFuture<Throwable> outcome = CompletableFuture.supplyAsync(() -> read(link, value));
            await().until(() -> bluez.tell("isMuted", Map.of()).equals(true));

            radio.stop();

            assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(GattException.class);
            assertThat(radio.statistics().state()).isEqualTo(State.STOPPED);
            await().until(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("wardgate-bluez-ward-3")));
        }
    }

    private static Throwable read(GattLink link, GattCharacteristic value) {
        try {
            link.read(value);
            return new AssertionError("the read was answered");
        } catch (GattException | InterruptedException e) {
            return e;
        }
    }
}
