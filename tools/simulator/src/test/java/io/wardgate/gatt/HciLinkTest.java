package io.wardgate.gatt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.gatt.GattCharacteristic;
import io.wardgate.api.gatt.GattException;
import io.wardgate.api.gatt.GattLink;
import io.wardgate.simulator.gatt.Peripheral;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections of the gateway's radio with a device that was written from the specification alone. */
class HciLinkTest {

    private static final long CUFF = 0xC000_0000_0001L;
    private static final long ABSENT = 0xC000_0000_00FFL;
    private static final byte[] PRESSURE = HexFormat.of().parseHex("1e7800500060000000");
    private static final byte[] LONG = longValue();

    private final List<Advertisement> heard = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private RadioStage stage = new RadioStage(false, 2);

    HciLinkTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsReadsWritesAndHears(boolean extended) throws Exception {
        stage.close();
        stage = new RadioStage(extended, 2);
        stage.hearing(heard::add);
        Peripheral cuff = cuff();
        stage.controller.bring(cuff);

        try (GattLink link = stage.radio.connect(RadioStage.device(CUFF), 10_000)) {
            assertThat(link.characteristics())
                    .extracting(GattCharacteristic::type)
                    .containsExactly(
                            GattCharacteristic.assigned(0x2A29),
                            GattCharacteristic.assigned(0x2A2B),
                            GattCharacteristic.assigned(0x2A35),
                            GattCharacteristic.assigned(0x2A37));
            assertThat(link.longestValue()).isEqualTo(62);
            assertThat(link.read(find(link, 0x2A29))).isEqualTo(LONG);

            link.write(find(link, 0x2A2B), new byte[10]);
            assertThat(cuff.written()).containsExactly(new byte[10]);

            link.subscribe(find(link, 0x2A37), value -> told.add("beats " + value.length));
            link.subscribe(find(link, 0x2A35), value -> told.add("pressure " + value.length));
            await().until(() -> told.size() == 4);
            assertThat(told).containsExactly("pressure 9", "pressure 9", "beats 2", "beats 2");
            await().until(() -> cuff.left() == 0);
        }
        await().until(() -> stage.controller.links() == 0);
    }

    @Test
    void goesOnHearingAdvertisementsMeanwhile() throws Exception {
        stage.hearing(heard::add);
        stage.controller.bring(cuff());
        try (GattLink link = stage.radio.connect(RadioStage.device(CUFF), 10_000)) {
            stage.advertise(ABSENT, 0x180D);
            await().until(() -> heard.size() == 1);
            assertThat(link.isOpen()).isTrue();
        }
    }

    @Test
    void stopsScanningForAControllerThatCannotDoBoth() throws Exception {
        stage.controller.deafWhileConnecting(true);
        stage.hearing(heard::add);
        stage.controller.bring(cuff());
        for (int time = 0; time < 2; time++) {
            stage.radio.connect(RadioStage.device(CUFF), 10_000).close();
            stage.awaitScanning();
        }
        assertThat(stage.radio.statistics().recoveries()).isZero();
    }

    @Test
    void givesUpADeviceThatDoesNotComeAndConnectsToTheNext() throws Exception {
        stage.hearing(heard::add);
        assertThatThrownBy(() -> stage.radio.connect(RadioStage.device(ABSENT), 1_000))
                .isInstanceOf(GattException.class)
                .hasMessageContaining("C0:00:00:00:00:FF");

        stage.controller.bring(cuff());
        stage.radio.connect(RadioStage.device(CUFF), 10_000).close();
    }

    @Test
    void saysWhichAreTakenWhenItHoldsNoMore() throws Exception {
        stage.close();
        stage = new RadioStage(false, 1);
        stage.hearing(heard::add);
        stage.controller.bring(cuff());
        GattLink link = stage.radio.connect(RadioStage.device(CUFF), 10_000);
        assertThatThrownBy(() -> stage.radio.connect(RadioStage.device(CUFF), 10_000))
                .hasMessageContaining("all 1 connections are taken");

        link.close();
        await().ignoreExceptions()
                .until(() ->
                        stage.radio.connect(RadioStage.device(CUFF), 10_000).isOpen());
    }

    @Test
    void saysWhatADeviceRefuses() throws Exception {
        stage.hearing(heard::add);
        stage.controller.bring(cuff());
        try (GattLink link = stage.radio.connect(RadioStage.device(CUFF), 10_000)) {
            assertThatThrownBy(() -> link.read(find(link, 0x2A35))).hasMessageContaining("not readable");
            assertThatThrownBy(() -> link.subscribe(find(link, 0x2A29), value -> {}))
                    .hasMessageContaining("neither notifies nor indicates");
            assertThatThrownBy(() -> link.write(find(link, 0x2A2B), new byte[63]))
                    .hasMessageContaining("62 octets");
        }
    }

    @Test
    void endsALinkWhoseDeviceIsCarriedAway() throws Exception {
        stage.hearing(heard::add);
        stage.controller.bring(cuff());
        GattLink link = stage.radio.connect(RadioStage.device(CUFF), 10_000);

        stage.controller.carryAway();

        await().until(() -> !link.isOpen());
        assertThatThrownBy(() -> link.read(find(link, 0x2A29))).hasMessageContaining("not heard any more");
    }

    @Test
    void endsLinksAndAttemptsWhenTheDongleIsPulled() throws Exception {
        stage.hearing(heard::add);
        stage.controller.bring(cuff());
        GattLink link = stage.radio.connect(RadioStage.device(CUFF), 10_000);
        CompletableFuture<String> attempt = CompletableFuture.supplyAsync(() -> failureOf(ABSENT));
        await().until(() -> stage.radio.health().check().figures().getOrDefault("linksMade", 0L) == 1);

        stage.controller.cut();

        assertThat(attempt.get(10, TimeUnit.SECONDS)).contains("dongle");
        assertThatThrownBy(() -> link.read(find(link, 0x2A29))).hasMessageContaining("dongle");
        stage.awaitScanning();
        stage.radio.connect(RadioStage.device(CUFF), 10_000).close();
    }

    @Test
    void connectsThoughAnAttemptSurvivedTheReset() throws Exception {
        stage.hearing(heard::add);
        CompletableFuture<String> attempt = CompletableFuture.supplyAsync(() -> failureOf(ABSENT));
        await().until(() -> stage.controller.isLooking());

        // noise makes the gateway reset the controller, which keeps on looking
        stage.controller.garbage(new byte[400]);

        assertThat(attempt.get(10, TimeUnit.SECONDS)).contains("resetting");
        stage.awaitScanning();
        stage.controller.bring(cuff());
        stage.radio.connect(RadioStage.device(CUFF), 10_000).close();
    }

    @Test
    void failsAtOnceWhenStopped() throws Exception {
        stage.hearing(heard::add);
        stage.controller.bring(cuff());
        GattLink link = stage.radio.connect(RadioStage.device(CUFF), 10_000);

        stage.radio.stop();

        assertThat(link.isOpen()).isFalse();
        assertThatThrownBy(() -> stage.radio.connect(RadioStage.device(CUFF), 10_000))
                .hasMessageContaining("stopped");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("wardgate-hci-dongle"));
    }

    private String failureOf(long address) {
        try {
            stage.radio.connect(RadioStage.device(address), 20_000);
            return "connected";
        } catch (GattException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }

    private static Peripheral cuff() {
        return new Peripheral(CUFF, false)
                .service(0x180A)
                .value(0x2A29, LONG)
                .service(0x1805)
                .clock(new byte[10])
                .service(0x1810)
                .indicates(0x2A35, PRESSURE, PRESSURE)
                .service(0x180D)
                .notifies(0x2A37, new byte[] {0, 70}, new byte[] {0, 71});
    }

    private static GattCharacteristic find(GattLink link, int type) {
        return link.characteristics().stream()
                .filter(each -> each.type().equals(GattCharacteristic.assigned(type)))
                .findFirst()
                .orElseThrow();
    }

    /** Longer than one answer. */
    private static byte[] longValue() {
        byte[] value = new byte[150];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) i;
        }
        return value;
    }
}
