package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepClient.connect;
import static io.wardgate.receiver.LockStepClient.publish;
import static io.wardgate.receiver.LockStepClient.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Lane;
import io.wardgate.protocol.api.Answer;
import io.wardgate.protocol.api.AnswerCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that was restored from an older copy asks for what it acknowledged since. */
class CopiedBackDatabaseTest {

    private static final String DOWN_TOPIC = "wg/v1/GW-1/down";

    @TempDir
    Path directory;

    @Test
    void asksOnceForWhatItAcknowledgedAndForgot() throws Exception {
        Path file = directory.resolve("receiver.mv.db");
        Path copy = directory.resolve("copy");
        deliver(1, 5);
        Files.copy(file, copy);
        deliver(6, 9);
        Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);

        try (RunningReceiver receiver = RunningReceiver.on(RunningReceiver.h2(directory), null);
                LockStepClient client = connected(receiver)) {
            Answer first = deliver(client, 10);
            assertThat(first.resend()).containsExactly(new Answer.Resend(Batches.EPOCH, Lane.ROUTINE, 6));
            assertThat(first.credit()).isNotNull();
            assertThat(deliver(client, 11).resend()).isEmpty();
            for (long sequence = 6; sequence <= 9; sequence++) {
                deliver(client, sequence);
            }
            assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isEqualTo(11);
        }
    }

    @Test
    void asksForNothingAfterAnOrdinaryRestart() throws Exception {
        deliver(1, 5);
        try (RunningReceiver receiver = RunningReceiver.on(RunningReceiver.h2(directory), null);
                LockStepClient client = connected(receiver)) {
            assertThat(deliver(client, 5).resend())
                    .as("resent because its answer was lost")
                    .isEmpty();
            assertThat(deliver(client, 6).resend()).isEmpty();
        }
    }

    private void deliver(long from, long to) throws Exception {
        try (RunningReceiver receiver = RunningReceiver.on(RunningReceiver.h2(directory), null);
                LockStepClient client = connected(receiver)) {
            for (long sequence = from; sequence <= to; sequence++) {
                deliver(client, sequence);
            }
        }
    }

    private static LockStepClient connected(RunningReceiver receiver) throws Exception {
        LockStepClient client = new LockStepClient(receiver.mqttPort());
        client.send(connect(4, "gateway", 60)).receive();
        client.send(subscribe(4, DOWN_TOPIC, 1)).receive();
        return client;
    }

    /** The answer comes before the PUBACK. */
    private static Answer deliver(LockStepClient client, long sequence) throws Exception {
        client.send(publish(4, "wg/v1/GW-1/up", 1, 7, Batches.routine(sequence)));
        byte[] packet = HexFormat.of().parseHex(client.receive());
        assertThat(client.receive()).isEqualTo("40020007");
        int lengthOctets = packet[1] < 0 ? 2 : 1;
        int header = 1 + lengthOctets + 2 + DOWN_TOPIC.length();
        return new AnswerCodec().decode(Arrays.copyOfRange(packet, header, packet.length));
    }
}
