package io.wardgate.simulator.faults.uplink;

import io.wardgate.api.batch.Lane;
import io.wardgate.simulator.faults.store.Appender;
import io.wardgate.simulator.faults.store.Ledger;
import io.wardgate.simulator.faults.store.PlainClock;
import io.wardgate.simulator.faults.store.StoreKind;
import io.wardgate.simulator.faults.store.StoreUnderTest;
import io.wardgate.uplink.drain.DrainSettings;
import io.wardgate.uplink.drain.LaneDrain;
import io.wardgate.uplink.mqtt.MqttSettings;
import io.wardgate.uplink.mqtt.MqttUplink;
import io.wardgate.uplink.mqtt.ServerAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The half of a gateway behind the pipeline: store, drain and transport, joined as the OSGi shells join them. */
final class DrainingGateway implements AutoCloseable {

    /** Devices of one gateway; no two gateways of a run share one. */
    static final int DEVICES = 16;

    private static final int CAPACITY_MEGABYTES = 512;
    private static final int WINDOW = 16;
    private static final int RESEND_MILLIS = 1_000;
    private static final int CONNECT_SECONDS = 2;
    private static final int KEEP_ALIVE_SECONDS = 2;

    private final String id;
    private final long firstDevice;
    private final Ledger ledger = new Ledger();
    private final Appender appender;
    private final StoreUnderTest open;
    private final LaneDrain drain;

    DrainingGateway(StoreKind kind, String id, long firstDevice, Path directory, int port, SplittableRandom random) {
        this.id = id;
        this.firstDevice = firstDevice;
        this.appender = new Appender(ledger, random, firstDevice, DEVICES);
        this.open = StoreUnderTest.open(kind, id, directory, CAPACITY_MEGABYTES, ledger.drops());
        MqttSettings mqtt = new MqttSettings(
                ServerAddress.parse("mqtt://127.0.0.1:" + port), null, id, WINDOW, CONNECT_SECONDS, KEEP_ALIVE_SECONDS);
        this.drain = new LaneDrain(
                new DrainSettings(WINDOW, RESEND_MILLIS), open.store(), new MqttUplink(mqtt), new PlainClock(), id);
        drain.start();
    }

    /** Stores one batch durably. */
    void append(Lane lane, int mostReadings) {
        appender.append(open.store(), lane, mostReadings).join();
    }

    long pendingBatches() {
        return Arrays.stream(Lane.values())
                .mapToLong(lane -> open.store().statistics(lane).pendingBatches())
                .sum();
    }

    /** What the database must hold of this gateway, no more and no less. */
    Delivery delivered() {
        return new Delivery(id, firstDevice, firstDevice + DEVICES - 1, appender.readings());
    }

    @Override
    public void close() {
        drain.stop();
        open.close();
    }
}
