package io.wardgate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.ble.band.BandUrgencyProbe;
import io.wardgate.ble.hci.HciRadio;
import io.wardgate.ble.hci.HciSettings;
import io.wardgate.ble.hci.ScanTiming;
import io.wardgate.ble.key.DeviceKeys;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.ble.vendor.ShippedDecoders;
import io.wardgate.core.cleaning.Cleaner;
import io.wardgate.core.clock.SystemGatewayClock;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.health.DeclaredDrops;
import io.wardgate.core.link.LinkSettings;
import io.wardgate.core.link.LinkTable;
import io.wardgate.core.pipeline.GatewayPipeline;
import io.wardgate.core.pipeline.PipelineSettings;
import io.wardgate.core.sealing.AlarmSource;
import io.wardgate.simulator.air.Advertisement;
import io.wardgate.simulator.air.Report;
import io.wardgate.simulator.hci.HearingListener;
import io.wardgate.simulator.hci.VirtualController;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One gateway with two or three dongles that hear the same floor. */
@Timeout(60)
class SeveralDonglesTest {

    private static final Duration SHORTLY = Duration.ofSeconds(10);
    private static final Duration ALLOWED_TO_RETURN = Duration.ofSeconds(15);
    private static final long BAND_ADDRESS = 0xC001_0000_A1B2L;
    private static final String FRAME = "1affffff228c0000a1b2000703e80348c325c747c525a549c32589";
    private static final int SEQUENCE_AT = 12;
    private static final int RECORDS_A_FRAME = 3;

    private final SystemGatewayClock clock = new SystemGatewayClock();
    private final ForgetfulStore store = new ForgetfulStore();
    private final List<VirtualController> dongles = new ArrayList<>();
    private final List<HciRadio> sources = new ArrayList<>();
    private final GatewayPipeline pipeline = new GatewayPipeline(
            PipelineSettings.of(100, 65_536, 3_600, ""),
            () -> "GW-TEST-01",
            clock,
            new ShippedDecoders(0xFFFF, DeviceKeys.none()).registry(),
            new Cleaner(),
            new LinkTable(LinkSettings.shipped()),
            new AlarmSource(new DeclaredDrops(), new GatewayEvents()));
    private int sequence = 1_000;

    @AfterEach
    void stop() throws IOException {
        pipeline.stop();
        for (VirtualController dongle : dongles) {
            dongle.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void deliversOnceWhatAllOfThemHear(int count) throws IOException {
        plugIn(count);

        hearFrames(50);

        awaitStored(50 * RECORDS_A_FRAME);
        await().atMost(SHORTLY)
                .untilAsserted(() -> assertThat(sources)
                        .extracting(source -> source.statistics().delivered())
                        .containsOnly(50L));
        assertThat(pipeline.check().figures()).containsEntry("readings", 50L * RECORDS_A_FRAME);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void goesOnWhileOneOfThemIsUnpluggedAndHearsWithItAgainWhenItIsBack(int count) throws IOException {
        plugIn(count);
        hearFrames(10);
        awaitStored(10 * RECORDS_A_FRAME);

        int port = dongles.get(0).port();
        dongles.get(0).close();
        await().atMost(SHORTLY).until(() -> statistics(0).state() != State.SCANNING);
        hearFrames(10);
        awaitStored(20 * RECORDS_A_FRAME);
        for (int other = 1; other < count; other++) {
            assertThat(statistics(other).state()).isEqualTo(State.SCANNING);
            assertThat(statistics(other).recoveries()).isZero();
        }

        dongles.set(0, controller(port));
        await().atMost(ALLOWED_TO_RETURN).until(() -> dongles.get(0).scanning());
        long before = statistics(0).reports();
        hearFrames(10);
        awaitStored(30 * RECORDS_A_FRAME);
        await().atMost(SHORTLY).until(() -> statistics(0).reports() == before + 10);
    }

    private void plugIn(int count) throws IOException {
        pipeline.addStore(store);
        for (int i = 1; i <= count; i++) {
            VirtualController dongle = controller(0);
            dongles.add(dongle);
            HciSettings settings = new HciSettings(
                    "dongle-" + i,
                    PortAddress.parse("ble.hci", "tcp:127.0.0.1:" + dongle.port(), 1_000_000),
                    new ScanTiming(50, 50),
                    10,
                    8_192);
            HciRadio source = new HciRadio(settings, new BandUrgencyProbe(0xFFFF), clock);
            sources.add(source);
            pipeline.addSource(source);
        }
        pipeline.start();
        await().atMost(SHORTLY).until(() -> dongles.stream().allMatch(VirtualController::scanning));
    }

    /** Each with three new records; every dongle that is plugged in hears it. */
    private void hearFrames(int frames) {
        for (int i = 0; i < frames; i++) {
            sequence += RECORDS_A_FRAME;
            byte[] data = HexFormat.of().parseHex(FRAME);
            ByteBuffer.wrap(data).putShort(SEQUENCE_AT, (short) sequence);
            Report report = new Report(0, new Advertisement(0, BAND_ADDRESS, false, data, List.of()), -60);
            dongles.forEach(dongle -> dongle.report(report));
        }
    }

    private void awaitStored(long readings) {
        await().atMost(SHORTLY).untilAsserted(() -> assertThat(store.readings()).isEqualTo(readings));
    }

    private SourceStatistics statistics(int dongle) {
        return sources.get(dongle).statistics();
    }

    private static VirtualController controller(int port) throws IOException {
        return VirtualController.listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), false, new Deaf());
    }

    /** What a dongle told the gateway is seen at the gateway's other end. */
    private static final class Deaf implements HearingListener {

        @Override
        public void told(Report report) {}

        @Override
        public void scanning(boolean on) {}
    }
}
