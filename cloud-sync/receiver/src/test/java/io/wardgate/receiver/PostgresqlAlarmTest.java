package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepClient.connect;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.RollCall;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresqlAlarmTest extends AlarmContract {

    private static final int ALARMS = 100;

    private static PrivatePostgresql server;
    private static int databases;

    @BeforeAll
    static void startServer() throws Exception {
        server = PrivatePostgresql.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    String emptyDatabase() throws Exception {
        String name = "alarms" + ++databases;
        server.createDatabase(name);
        return server.url(name);
    }

    /** One receiver gets the beginnings upwards, the other the ends downwards, each with a roll call in between. */
    @Test
    void twoReceiversEnterTheSameAlarmsAtOnceWithoutAFailedCommit() throws Exception {
        try (RunningReceiver backup = RunningReceiver.on(server.url("alarms" + databases), null)) {
            CompletableFuture<Void> beginnings = CompletableFuture.runAsync(() -> bring(receiver, 1, false));
            CompletableFuture<Void> ends = CompletableFuture.runAsync(() -> bring(backup, 1_001, true));
            CompletableFuture.allOf(beginnings, ends).get();

            assertThat(rows()).isEqualTo(2 * ALARMS);
            assertThat(backup.get("/api/alarms").body()).contains("\"open\":0");
            for (RunningReceiver each : List.of(receiver, backup)) {
                assertThat(each.get("/metrics").body()).contains("wardgate_commit_failures_total 0.0");
            }
        }
    }

    private static void bring(RunningReceiver to, long firstBatch, boolean over) {
        try (LockStepClient client = new LockStepClient(to.mqttPort())) {
            client.send(connect(4, "gateway-" + over, 60)).receive();
            for (int i = 0; i < ALARMS; i++) {
                long number = 1 + 2L * (over ? ALARMS - 1 - i : i);
                List<Alarm> pair = List.of(fastHeart(number + 1), fastHeart(number));
                List<Alarm> said =
                        over ? pair.stream().map(AlarmContract::overOf).toList() : pair;
                long book = pair.get(0).id().book();
                RollCall call = i % 10 == 0 ? new RollCall(book, 1, Batches.MONO_MILLIS, List.of()) : null;
                deliver(client, Batches.alarms(firstBatch + i, said, call));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
