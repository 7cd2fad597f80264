package io.wardgate.gatt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.health.Health;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Quality;
import io.wardgate.api.reading.Reading;
import io.wardgate.ble.key.DeviceKeys;
import io.wardgate.ble.vendor.ShippedDecoders;
import io.wardgate.ble.visit.VisitFilter;
import io.wardgate.ble.visit.VisitSettings;
import io.wardgate.ble.visit.Visits;
import io.wardgate.core.cleaning.Cleaner;
import io.wardgate.core.clock.SystemGatewayClock;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.health.DeclaredDrops;
import io.wardgate.core.link.LinkSettings;
import io.wardgate.core.link.LinkTable;
import io.wardgate.core.pipeline.GatewayPipeline;
import io.wardgate.core.pipeline.PipelineSettings;
import io.wardgate.core.pipeline.ReadingObserver;
import io.wardgate.core.sealing.AlarmSource;
import io.wardgate.simulator.gatt.Peripheral;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices that measure now and then, from their advertisement to the reading in the pipeline. */
class VisitTest {

    private static final long CUFF = 0xC000_0000_0001L;
    private static final int BLOOD_PRESSURE = 0x1810;
    private static final int HOUR_MILLIS = 3_600_000;

    private final GatewayClock clock = new SystemGatewayClock();
    private final List<Reading> readings = new CopyOnWriteArrayList<>();
    private final RadioStage stage = new RadioStage(true, 2);
    private final GatewayPipeline pipeline = pipeline();
    private final Visits visits =
            new Visits(new VisitSettings(VisitFilter.parse("", "1810,1809,1822,180d"), 1, 5, 1, 5, 600), clock);

    VisitTest() throws IOException {}

    @BeforeEach
    void start() {
        visits.addCentral(stage.radio);
        visits.addInlet(pipeline);
        visits.start();
        pipeline.addWatcher(visits);
        pipeline.addSource(stage.radio);
        pipeline.start();
        stage.awaitScanning();
    }

    @AfterEach
    void stop() throws IOException {
        pipeline.removeWatcher(visits);
        visits.stop();
        pipeline.stop();
        stage.close();
    }

    @Test
    void bringsWhatACuffMeasuredIntoThePipeline() {
        // 130/85 mmHg, mean 100, pulse 71
        Peripheral cuff =
                new Peripheral(CUFF, true).service(BLOOD_PRESSURE).indicates(0x2A35, hex("04 8200 5500 6400 4700"));
        stage.controller.bring(cuff);

        stage.advertise(CUFF, BLOOD_PRESSURE);

        await().until(() -> readings.size() == 1);
        Reading reading = readings.get(0);
        assertThat(reading.deviceId()).isEqualTo(DeviceId.ofAddress(CUFF));
        assertThat(reading.sequence()).isPositive();
        assertThat(reading.rssiDbm()).isEqualTo(-60);
        assertThat(reading.quality()).isZero();
        assertThat(reading.values())
                .isEqualTo(MetricValues.builder()
                        .put(Metric.SYSTOLIC, 130)
                        .put(Metric.DIASTOLIC, 85)
                        .put(Metric.HEART_RATE, 71)
                        .build());
        await().untilAsserted(() -> assertThat(cuff.left()).isZero());
        await().untilAsserted(() -> assertThat(visits.check().figures())
                .containsEntry("fruitful", 1L)
                .containsEntry("readings", 1L));
    }

    @Test
    void trustsTheAgeOfARecordByTheDevicesOwnClockHoweverWrongThatIs() {
        // the cuff believes it is 2001-01-01 12:00:00, and measured at 11:00:00
        Peripheral cuff = new Peripheral(CUFF, true)
                .service(0x1805)
                .clock(hex("d107 01 01 0c 00 00 01 00 00"))
                .service(BLOOD_PRESSURE)
                .indicates(0x2A35, hex("02 8200 5500 6400 d107 01 01 0b 00 00"));
        stage.controller.bring(cuff);

        stage.advertise(CUFF, BLOOD_PRESSURE);

        await().until(() -> readings.size() == 1);
        long age = clock.monoMillis() - readings.get(0).sampledMonoMillis();
        assertThat(age).isBetween((long) HOUR_MILLIS - 1_000, HOUR_MILLIS + 60_000L);
        assertThat(Quality.RECOVERED.in(readings.get(0).quality())).isTrue();
    }

    @Test
    void setsTheDevicesClock() {
        Peripheral cuff = new Peripheral(CUFF, false)
                .service(0x1805)
                .clock(new byte[10])
                .service(BLOOD_PRESSURE)
                .indicates(0x2A35, hex("00 8200 5500 6400"));
        stage.controller.bring(cuff);

        stage.advertise(CUFF, BLOOD_PRESSURE);

        await().until(() -> cuff.written().stream().anyMatch(value -> value.length == 10));
    }

    @Test
    void visitsADeviceInVainLaterAgain() {
        stage.advertise(CUFF, BLOOD_PRESSURE);

        await().until(() -> visits.check().figures().getOrDefault("failed", 0L) == 1);
        assertThat(visits.check().state()).isEqualTo(Health.State.DEGRADED);
        assertThat(visits.check().summary()).contains("C0:00:00:00:00:01");

        stage.advertise(CUFF, BLOOD_PRESSURE);
        stage.advertise(CUFF, BLOOD_PRESSURE);
        assertThat(visits.check().figures()).containsEntry("visits", 1L);
    }

    @Test
    void countsWhatMakesNoSense() {
        Peripheral cuff = new Peripheral(CUFF, true).service(BLOOD_PRESSURE).indicates(0x2A35, hex("04 8200"));
        stage.controller.bring(cuff);

        stage.advertise(CUFF, BLOOD_PRESSURE);

        await().until(() -> visits.check().figures().getOrDefault("malformed", 0L) == 1);
        assertThat(readings).isEmpty();
    }

    @Test
    void leavesOthersAlone() {
        stage.advertise(CUFF, 0x180F);
        await().until(() -> stage.radio.statistics().delivered() == 1);
        assertThat(visits.check().figures()).containsEntry("visits", 0L);
    }

    private GatewayPipeline pipeline() {
        DeclaredDrops drops = new DeclaredDrops();
        GatewayPipeline made = new GatewayPipeline(
                PipelineSettings.of(1_000, 65_536, 5, ""),
                () -> "GW-TEST-01",
                clock,
                new ShippedDecoders(0xFFFF, DeviceKeys.none()).registry(),
                new Cleaner(),
                new LinkTable(LinkSettings.shipped()),
                new AlarmSource(drops, new GatewayEvents()));
        made.addObserver(new ReadingObserver() {
            @Override
            public void cleaned(Reading reading, long heardMonoMillis) {
                readings.add(reading);
            }

            @Override
            public void sighted(long deviceId, String source, long heardMonoMillis) {
                // Readings are what is asked for.
            }
        });
        return made;
    }

    private static byte[] hex(String spaced) {
        return HexFormat.of().parseHex(spaced.replace(" ", ""));
    }
}
