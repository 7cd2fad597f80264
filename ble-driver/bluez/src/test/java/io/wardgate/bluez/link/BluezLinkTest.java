package io.wardgate.bluez.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.gatt.GattCharacteristic;
import io.wardgate.api.gatt.GattDevice;
import io.wardgate.api.gatt.GattException;
import io.wardgate.api.gatt.GattLink;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.bluez.MockBluez;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Links to a device with a heart rate that dbusmock plays. */
@Timeout(60)
class BluezLinkTest {

    private static final String ADDRESS = "C0:01:A2:B3:C4:D5";
    private static final GattDevice DEVICE = new GattDevice(0xC001_A2B3_C4D5L, true);
    private static final int HEART_RATE = 0x2A37;
    private static final int CONTROL_POINT = 0x2A39;
    private static final int TIMEOUT_MILLIS = 5_000;

    private static MockBluez bluez;
    private BluezCentral central;

    @BeforeAll
    static void startBluez() throws IOException {
        bluez = MockBluez.start();
    }

    @AfterAll
    static void endBluez() throws IOException {
        if (bluez != null) {
            bluez.close();
        }
    }

    @BeforeEach
    void appear() throws IOException {
        bluez.tell("peripheral", Map.of("adapter", MockBluez.INDEX, "address", ADDRESS));
        central = new BluezCentral(
                "links", bluez.address(), AdapterBinding.parse("ble.bluez", MockBluez.ADAPTER, Path.of("/nowhere")), 1);
    }

    @AfterEach
    void leave() throws IOException {
        central.closeAll();
        bluez.tell("vanish", Map.of("adapter", MockBluez.INDEX, "address", ADDRESS));
        until(() -> threads().isEmpty());
    }

    @Test
    void findsWhatTheDeviceHas() throws Exception {
        try (GattLink link = connect()) {
            assertThat(link.device()).isEqualTo(DEVICE);
            assertThat(link.longestValue()).isEqualTo(182);
            assertThat(link.characteristics())
                    .containsExactly(
                            new GattCharacteristic(
                                    GattCharacteristic.assigned(0x180D),
                                    GattCharacteristic.assigned(HEART_RATE),
                                    0x0C,
                                    GattCharacteristic.READ | GattCharacteristic.NOTIFY),
                            new GattCharacteristic(
                                    GattCharacteristic.assigned(0x180D),
                                    GattCharacteristic.assigned(CONTROL_POINT),
                                    0x0F,
                                    GattCharacteristic.READ | GattCharacteristic.WRITE));
        }
    }

    @Test
    void readsWhatItHasWritten() throws Exception {
        try (GattLink link = connect()) {
            GattCharacteristic control = found(link, CONTROL_POINT);

            link.write(control, new byte[] {1, (byte) 0xFF});

            assertThat(link.read(control)).containsExactly(1, 0xFF);
        }
    }

    @Test
    void handsOnNotificationsInOrder() throws Exception {
        List<Byte> heard = Collections.synchronizedList(new ArrayList<>());
        try (GattLink link = connect()) {
            link.subscribe(found(link, HEART_RATE), value -> {
                heard.add(value[1]);
                if (value[1] == 61) {
                    throw new IllegalStateException("thrown by the test");
                }
            });
            for (String value : List.of("003c", "003d", "003e")) {
                bluez.tell("notify", Map.of("adapter", MockBluez.INDEX, "address", ADDRESS, "value", value));
            }

            until(() -> heard.size() == 3);
            assertThat(heard).containsExactly((byte) 60, (byte) 61, (byte) 62);
        }
    }

    @Test
    void takesNoMoreLinksThanConfigured() throws Exception {
        GattLink first = connect();

        assertThatThrownBy(this::connect)
                .isInstanceOf(GattException.class)
                .hasMessageContaining(ADDRESS)
                .hasMessageContaining("all 1 links");

        first.close();
        connect().close();
        await().until(() -> bluez.tell("connected", Map.of("adapter", MockBluez.INDEX, "address", ADDRESS))
                .equals(false));
    }

    @Test
    void saysThatADeviceIsNotThere() {
        assertThatThrownBy(() -> central.connect(new GattDevice(1, true), TIMEOUT_MILLIS))
                .isInstanceOf(GattException.class)
                .hasMessageContaining("00:00:00:00:00:01")
                .hasMessageContaining("must advertise");
        assertThat(central.isLinked()).isFalse();
    }

    @Test
    void endsTheCallInWhichTheConnectionIsLost() throws Exception {
        GattLink link = connect();
        bluez.tell("mute", Map.of());
        CompletableFuture<Throwable> fault = new CompletableFuture<>();
        Thread reading = new Thread(() -> {
            try {
                link.read(found(link, HEART_RATE));
            } catch (GattException | InterruptedException e) {
                fault.complete(e);
            }
        });
        reading.start();
        until(() -> Boolean.TRUE.equals(bluez.tell("isMuted", Map.of())));

        bluez.tell("drop", Map.of("adapter", MockBluez.INDEX, "address", ADDRESS));

        until(fault::isDone);
        assertThat(fault.get()).hasMessageContaining("the connection was lost");
        until(() -> !link.isOpen() && !central.isLinked());
        assertThatThrownBy(() -> link.read(found(link, HEART_RATE))).isInstanceOf(GattException.class);
    }

    @Test
    void endsWithTheAdapter() throws Exception {
        GattLink link = connect();

        bluez.unplug();

        until(() -> !link.isOpen());
        bluez.plugIn();
        assertThat(central.isLinked()).isFalse();
    }

    private GattLink connect() throws GattException, InterruptedException {
        return central.connect(DEVICE, TIMEOUT_MILLIS);
    }

    private static GattCharacteristic found(GattLink link, int number) {
        return link.characteristics().stream()
                .filter(one -> one.type().equals(GattCharacteristic.assigned(number)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("wardgate-bluez-links"))
                .toList();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
