package io.wardgate.simulator.faults.system;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.LaneStatistics;
import io.wardgate.protocol.api.ClockStamp;
import io.wardgate.simulator.faults.store.DropBook;
import io.wardgate.simulator.faults.store.StoreKind;
import io.wardgate.simulator.faults.store.StoreUnderTest;
import io.wardgate.simulator.faults.uplink.ReceiverProcess;
import io.wardgate.uplink.drain.DrainSettings;
import io.wardgate.uplink.drain.LaneDrain;
import io.wardgate.uplink.failover.FailoverSettings;
import io.wardgate.uplink.failover.FailoverUplink;
import io.wardgate.uplink.failover.Role;
import io.wardgate.uplink.mqtt.MqttSettings;
import io.wardgate.uplink.mqtt.MqttUplink;
import io.wardgate.uplink.mqtt.ServerAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The half of a gateway behind the pipeline, with the product's default settings, on a ward of 200 bands; its answers
 * are timed. Batches are made by the thread of the test.
 */
final class WardGateway implements AutoCloseable {

    static final String ID = "GW-WARD";

    private static final int CAPACITY_MEGABYTES = 512;
    private static final int ROLL_MEGABYTES = 16;
    private static final int WINDOW = 16;
    private static final int RESEND_MILLIS = 2_000;
    private static final int CONNECT_SECONDS = 2;
    private static final int KEEP_ALIVE_SECONDS = 2;
    private static final long STEP_MILLIS = 5;
    private static final int ANSWER_STEPS = 600;
    private static final long ANSWER_STEP_MILLIS = 100;

    private final WardBatches ward;
    private final AgedClock clock = new AgedClock();
    private final AnswerTimes times = new AnswerTimes();
    private final StoreUnderTest open;
    private final LaneDrain drain;
    private final List<CompletableFuture<Void>> appends = new ArrayList<>();

    /**
     * Opens the store and starts to drain it.
     *
     * @param ports of the primary, and of the backup if there is one
     */
    WardGateway(Path directory, WardBatches ward, FailoverSettings failover, int... ports) {
        this.ward = ward;
        this.open = StoreUnderTest.open(
                StoreKind.H2, ID, directory, CAPACITY_MEGABYTES, ROLL_MEGABYTES, clock, new DropBook());
        FailoverUplink uplink = new FailoverUplink(failover, clock, new SplittableRandom());
        for (int i = 0; i < ports.length; i++) {
            uplink.attach(i == 0 ? Role.PRIMARY : Role.BACKUP, transport(ports[i]));
        }
        this.drain =
                new LaneDrain(new DrainSettings(WINDOW, RESEND_MILLIS), open.store(), uplink, command -> {}, clock, ID);
        drain.start();
    }

    /** One second of the ward goes into the store. */
    void routine() {
        SealedBatch batch = ward.routine(open.store().reserve(Lane.ROUTINE), ClockStamp.of(clock));
        times.sealed(batch.id());
        appends.add(open.store().append(batch));
    }

    /** That second of the ward, so long ago, goes into the store; its answer is not timed. */
    void routineOf(long ageSeconds) {
        long ageMillis = TimeUnit.SECONDS.toMillis(ageSeconds);
        ClockStamp now = ClockStamp.of(clock);
        ClockStamp then =
                new ClockStamp(now.bootId(), now.monoMillis() - ageMillis, now.wallMillis() - ageMillis, true);
        appends.add(open.store().append(ward.routine(open.store().reserve(Lane.ROUTINE), then)));
    }

    /** A call for help: offered to the link and stored at the same time. Completes when it is durable. */
    CompletableFuture<Void> emergency() {
        SealedBatch batch = ward.emergency(open.store().reserve(Lane.EMERGENCY), ClockStamp.of(clock));
        times.sealed(batch.id());
        drain.offer(batch);
        CompletableFuture<Void> stored = open.store().append(batch);
        appends.add(stored);
        return stored;
    }

    /** Waits until both connections to the server in use are up. */
    void awaitConnected(ReceiverProcess receiver) throws IOException, InterruptedException {
        while (figures().getOrDefault("up", 0L) == 0) {
            receiver.idle(STEP_MILLIS);
        }
    }

    /** Waits until the receiver answers something anew, while the ward goes on; false if that takes a minute. */
    boolean awaitAnswer(ReceiverProcess receiver) throws IOException, InterruptedException {
        long before = times.answers();
        for (int step = 0; step < ANSWER_STEPS && times.answers() == before; step++) {
            routine();
            receiver.idle(ANSWER_STEP_MILLIS);
        }
        return times.answers() > before;
    }

    AnswerTimes times() {
        return times;
    }

    long pending(Lane... lanes) {
        return Arrays.stream(lanes)
                .map(open.store()::statistics)
                .mapToLong(LaneStatistics::pendingBatches)
                .sum();
    }

    Map<String, Long> figures() {
        return drain.check().figures();
    }

    /** Waits until all that was made is durable; throws if something could not be stored. */
    void awaitStored() {
        appends.forEach(CompletableFuture::join);
        appends.clear();
    }

    @Override
    public void close() {
        drain.stop();
        open.close();
    }

    private OverheardUplink transport(int port) {
        MqttSettings mqtt = new MqttSettings(
                ServerAddress.parse("mqtt://127.0.0.1:" + port), null, ID, WINDOW, CONNECT_SECONDS, KEEP_ALIVE_SECONDS);
        return new OverheardUplink(new MqttUplink(mqtt), times);
    }
}
