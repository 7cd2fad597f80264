package io.wardgate.endtoend;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.buffer.LaneStatistics;
import io.wardgate.api.identity.GatewayIdentity;
import io.wardgate.ble.band.BandUrgencyProbe;
import io.wardgate.ble.hci.HciRadio;
import io.wardgate.ble.hci.HciSettings;
import io.wardgate.ble.hci.ScanTiming;
import io.wardgate.ble.key.DeviceKeys;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.ble.vendor.ShippedDecoders;
import io.wardgate.ble.wr24.Wr24Radio;
import io.wardgate.ble.wr24.Wr24Settings;
import io.wardgate.buffer.store.BufferSettings;
import io.wardgate.buffer.store.FileBufferStore;
import io.wardgate.core.alarm.AlarmKeeping;
import io.wardgate.core.alarm.AlarmProfile;
import io.wardgate.core.alarm.AlarmSettings;
import io.wardgate.core.alarm.ShippedProfile;
import io.wardgate.core.cleaning.Cleaner;
import io.wardgate.core.clock.SystemGatewayClock;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.health.DeclaredDrops;
import io.wardgate.core.link.LinkSettings;
import io.wardgate.core.link.LinkTable;
import io.wardgate.core.pipeline.GatewayPipeline;
import io.wardgate.core.pipeline.PipelineSettings;
import io.wardgate.core.sealing.AlarmSource;
import io.wardgate.uplink.drain.DrainSettings;
import io.wardgate.uplink.drain.LaneDrain;
import io.wardgate.uplink.mqtt.MqttSettings;
import io.wardgate.uplink.mqtt.MqttUplink;
import io.wardgate.uplink.mqtt.ServerAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The gateway's parts joined by constructors, as the OSGi shells join them, with the shipped settings. */
final class PlainGateway implements AutoCloseable {

    private static final int BAND_COMPANY_ID = 0xFFFF;
    private static final GatewayIdentity IDENTITY = () -> "GW-TEST-01";

    private final SystemGatewayClock clock = new SystemGatewayClock();
    private final DeclaredDrops drops = new DeclaredDrops();
    private final GatewayEvents events = new GatewayEvents();
    private final FileBufferStore store;
    private final LaneDrain drain;
    private final GatewayPipeline pipeline;
    private final AlarmKeeping alarms;

    PlainGateway(Path bufferDirectory, int controllerPort, int receiverPort) {
        this(bufferDirectory, controllerPort, null, receiverPort, ShippedProfile.profile());
    }

    PlainGateway(Path bufferDirectory, int controllerPort, int receiverPort, AlarmProfile limits) {
        this(bufferDirectory, controllerPort, null, receiverPort, limits);
    }

    /** With a 2.4 GHz receiver on this port of the machine too, if it is not null. */
    PlainGateway(Path bufferDirectory, int controllerPort, @Nullable Integer wr24Port, int receiverPort) {
        this(bufferDirectory, controllerPort, wr24Port, receiverPort, ShippedProfile.profile());
    }

    private PlainGateway(
            Path bufferDirectory,
            int controllerPort,
            @Nullable Integer wr24Port,
            int receiverPort,
            AlarmProfile limits) {
        String id = IDENTITY.gatewayId();
        store = new FileBufferStore(new BufferSettings(bufferDirectory, 16, 60, 512), id, clock, drops);
        MqttSettings mqtt =
                new MqttSettings(ServerAddress.parse("mqtt://127.0.0.1:" + receiverPort), null, id, 16, 5, 10);
        drain = new LaneDrain(new DrainSettings(16, 5_000), store, new MqttUplink(mqtt), clock, id);
        pipeline = new GatewayPipeline(
                PipelineSettings.of(1_000, 65_536, 5, ""),
                IDENTITY,
                clock,
                new ShippedDecoders(BAND_COMPANY_ID, DeviceKeys.none()).registry(),
                new Cleaner(),
                new LinkTable(LinkSettings.shipped()),
                new AlarmSource(drops, events));
        alarms = new AlarmKeeping(AlarmSettings.ofMinutes(15, 1_440), clock, events, limits);
        pipeline.addObserver(alarms);
        pipeline.addStore(store);
        pipeline.addOutlet(drain);
        pipeline.addSource(new HciRadio(
                new HciSettings(
                        "dongle-1",
                        PortAddress.parse("ble.hci", "tcp:127.0.0.1:" + controllerPort, 1_000_000),
                        new ScanTiming(50, 50),
                        10,
                        8_192),
                new BandUrgencyProbe(BAND_COMPANY_ID),
                clock));
        if (wr24Port != null) {
            PortAddress line = PortAddress.parseWithUdp("ble.wr24", "tcp:127.0.0.1:" + wr24Port, 921_600);
            pipeline.addSource(new Wr24Radio(
                    new Wr24Settings("receiver-1", line, Wr24Settings.TX_POWER_AS_IT_IS, 10, 8_192),
                    new BandUrgencyProbe(BAND_COMPANY_ID),
                    clock));
        }
        alarms.start();
        drain.start();
        pipeline.start();
    }

    /** Readings that the store took since the start, whether delivered yet or not. */
    long stored() {
        return lanes().mapToLong(LaneStatistics::appendedReadings).sum();
    }

    /** How many alarms ended since the start. */
    long alarmsEnded() {
        return alarms.check().figures().getOrDefault("ended", 0L);
    }

    /** Batches that the receiver has not answered. */
    long pendingBatches() {
        return lanes().mapToLong(LaneStatistics::pendingBatches).sum();
    }

    private Stream<LaneStatistics> lanes() {
        return Arrays.stream(Lane.values()).map(store::statistics);
    }

    @Override
    public void close() {
        alarms.stop();
        pipeline.stop();
        drain.stop();
        store.close();
    }
}
