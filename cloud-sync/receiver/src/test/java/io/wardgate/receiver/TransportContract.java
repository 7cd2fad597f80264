package io.wardgate.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.protocol.api.BatchCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What must hold for every connected transport, between the gateway's side and the real receiver, with a line between
 * them that can fail.
 */
abstract class TransportContract {

    static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path directory;

    private int listenerPort;
    FaultyLine line;
    RunningReceiver receiver;
    CollectingGateway gateway;

    /** Switches the transport on; whoever listens does so on the first port, whoever connects goes to the second. */
    abstract void configure(ReceiverOptions options, int listenerPort, int linePort);

    /** The gateway's side; whoever listens does so on the first port, whoever connects goes to the second. */
    abstract Uplink uplink(int listenerPort, int linePort);

    @BeforeEach
    void start() throws Exception {
        listenerPort = ChildReceiver.freePort();
        line = new FaultyLine(listenerPort);
        startReceiver();
        gateway = new CollectingGateway(uplink(listenerPort, line.port()));
        awaitUp();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
        receiver.close();
        line.close();
    }

    private void startReceiver() throws StartException {
        receiver = RunningReceiver.with(
                RunningReceiver.h2(directory), options -> configure(options, listenerPort, line.port()));
    }

    private void awaitUp() {
        await().atMost(PATIENCE).until(gateway::isUp);
    }

    static BatchId id(Lane lane, long sequence) {
        return new BatchId(Batches.GATEWAY, Batches.EPOCH, lane, sequence);
    }

    static byte[] batch(BatchId id) {
        return Batches.seal(
                id, Batches.readings(id.sequence() + 1_000 * id.lane().number()), List.of(), null);
    }

    void deliver(Lane lane, long sequence) {
        BatchId id = id(lane, sequence);
        byte[] envelope = batch(id);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> gateway.delivered(id, envelope));
    }

    @Test
    void answersEveryLaneAfterItsCommit() throws Exception {
        for (Lane lane : Lane.values()) {
            deliver(lane, 1);
            assertThat(receiver.count("SELECT COUNT(*) FROM batch WHERE lane = " + lane.number()))
                    .isEqualTo(1);
        }
    }

    @Test
    void deliversAgainAfterTheReceiverRestarted() throws Exception {
        deliver(Lane.ROUTINE, 1);
        receiver.close();
        await().atMost(PATIENCE).until(() -> !gateway.isUp(Lane.ROUTINE) && !gateway.isUp(Lane.EMERGENCY));
        startReceiver();
        deliver(Lane.ROUTINE, 2);
        deliver(Lane.EMERGENCY, 2);
        assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isEqualTo(3);
    }

    @Test
    void comesBackByAResetFromALineThatWentSilent() {
        deliver(Lane.ROUTINE, 1);
        line.goSilent();
        for (Lane lane : List.of(Lane.EMERGENCY, Lane.ROUTINE)) {
            for (int attempt = 0; attempt < 20; attempt++) {
                gateway.send(lane, batch(id(lane, 2)));
            }
        }
        gateway.reset("no answer in time");
        await().atMost(PATIENCE).until(() -> !gateway.isUp(Lane.ROUTINE) && !gateway.isUp(Lane.EMERGENCY));
        line.speakAgain();
        deliver(Lane.EMERGENCY, 2);
        deliver(Lane.ROUTINE, 2);
        assertThat(gateway.losses).contains("no answer in time");
    }

    @Test
    void carriesTheLargestEnvelope() throws Exception {
        BatchId id = id(Lane.ROUTINE, 1);
        byte[] envelope = largest(id);
        assertThat(envelope.length).isBetween(1_000_000, BatchCodec.MAX_ENVELOPE_OCTETS);
        await().atMost(PATIENCE).until(() -> gateway.delivered(id, envelope));
        assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isEqualTo(1);
    }

    private static byte[] largest(BatchId id) {
        SplittableRandom random = new SplittableRandom(66);
        List<Drop> drops = new ArrayList<>();
        for (int index = 0; index < 60_000; index++) {
            long from = random.nextLong(1L << 31);
            drops.add(new Drop(
                    random.nextLong(),
                    Lane.ROUTINE,
                    1,
                    from,
                    from + random.nextLong(1L << 30),
                    9,
                    DropReason.STORE_FULL));
        }
        int sample = 10_000;
        int octets = Batches.seal(id, List.of(), drops.subList(0, sample), null).length;
        int fitting = (int) (sample * 1_020_000L / octets);
        return Batches.seal(id, List.of(), drops.subList(0, fitting), null);
    }

    @Test
    void bringsTheRefusalOfOtherOctetsUnderAKnownId() {
        deliver(Lane.ROUTINE, 1);
        byte[] other = Batches.seal(id(Lane.ROUTINE, 1), Batches.readings(2), List.of(), null);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            gateway.send(Lane.ROUTINE, other);
            return !gateway.refused.isEmpty();
        });
        assertThat(gateway.refused.element().sequence()).isEqualTo(1);
    }

    @Test
    void carriesAllLanesAtOnce() throws Exception {
        List<Thread> senders = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            Thread sender = new Thread(() -> {
                for (long sequence = 1; sequence <= 50; sequence++) {
                    deliver(lane, sequence);
                }
            });
            senders.add(sender);
            sender.start();
        }
        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isEqualTo(200);
    }

    @Test
    void deliversAnEmergencyWhileTheSharedConnectionIsStuck() {
        for (long sequence = 1; sequence <= 20; sequence++) {
            deliver(Lane.ROUTINE, sequence);
        }
        int ups = gateway.ups.get();
        line.silenceTheBusiest();
        byte[] stuck = largest(id(Lane.ROUTINE, 21));
        for (int attempt = 0; attempt < 20; attempt++) {
            gateway.send(Lane.ROUTINE, stuck);
        }
        deliver(Lane.EMERGENCY, 1);
        boolean overtook = !gateway.isCommitted(id(Lane.ROUTINE, 21));
        boolean replaced = gateway.ups.get() > ups;
        assertThat(overtook || replaced)
                .as("the emergency overtook what was stuck, unless the machine was so slow that its line was replaced")
                .isTrue();
    }

    @Test
    void connectsAgainAfterThePeerSaidRubbish() {
        deliver(Lane.ROUTINE, 1);
        int ups = gateway.ups.get();
        line.sayRubbish();
        await().atMost(PATIENCE).until(() -> gateway.ups.get() >= ups + 2 && gateway.isUp());
        deliver(Lane.ROUTINE, 2);
        deliver(Lane.EMERGENCY, 2);
    }

    @Test
    void closingLeavesNoThreadAndNoConnection() {
        deliver(Lane.ROUTINE, 1);
        gateway.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.matches("wardgate-uplink-.*|wardgate-mqtt-(urgent|routine).*"));
        assertThat(gateway.isUp()).isFalse();
        receiver.close();
        await().atMost(PATIENCE).until(() -> line.connections() == 0);
    }

    @Test
    void closesWhileTheLineIsSilentAndFull() {
        line.goSilent();
        byte[] stuck = largest(id(Lane.ROUTINE, 1));
        for (int attempt = 0; attempt < 20; attempt++) {
            gateway.send(Lane.ROUTINE, stuck);
        }
        gateway.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.matches("wardgate-uplink-.*|wardgate-mqtt-(urgent|routine).*"));
    }
}
