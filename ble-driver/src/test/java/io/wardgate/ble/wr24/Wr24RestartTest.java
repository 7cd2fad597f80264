package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The order to restart, against a receiver that talks but hears no band (docs/wire/wr24-v1.md, Watchdog of the gateway). */
class Wr24RestartTest {

    private static final int WHAT = 6;
    private static final byte RESTART = 3;

    private final RadioStage stage = new RadioStage();
    private final FakeReceiver receiver = stage.receiver;

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void isGivenOnceAfterAHelloInVain() throws IOException {
        try (FakeReceiver.Line line = stage.greeted(new TcpReceiverLine(receiver), 2)) {
            await().until(() -> stage.figure("recoveries.reopen") >= 2);

            assertThat(receiver.got(FrameType.COMMAND)).hasSize(1).allSatisfy(command -> {
                assertThat(command.devId()).isEqualTo(Frame.RECEIVER);
                assertThat(command.payload()[WHAT]).isEqualTo(RESTART);
                assertThat(command.payload()).hasSize(WHAT + 1);
            });
            assertThat(stage.figure("recoveries.restart")).isEqualTo(1);
            assertThat(stage.figure("commandsDone")).isEqualTo(1);
        }
    }

    @Test
    void isFollowedByAHelloWhenTheReceiverHasBooted() throws IOException {
        try (FakeReceiver.Line line = stage.greeted(new TcpReceiverLine(receiver), 10)) {
            await().until(() -> receiver.count(FrameType.COMMAND) == 1);
            long hellos = stage.figure("hellos");
            receiver.bootNumber = 78;
            line.send(ReceiverFrames.hello(1, 1, ReceiverHello.UNASKED, 7, 4, 78));

            await().until(() -> stage.figure("hellos") > hellos);
            await().ignoreExceptions().until(() -> {
                line.send(ReceiverFrames.vitals(ReceiverFrames.BAND, 1));
                return !stage.heard.isEmpty();
            });
            stage.awaitScanning();
        }
    }
}
