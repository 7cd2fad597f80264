package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.health.Health;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * How a radio begins a session and keeps it, against a receiver that can misbehave; what every source does is in
 * {@link Wr24TcpContractTest}.
 */
class Wr24SessionTest {

    private static final long BAND = ReceiverFrames.BAND;

    private final RadioStage stage = new RadioStage();
    private final FakeReceiver receiver = stage.receiver;

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void dropsWhatComesBeforeTheAnswerToItsHello() throws IOException {
        RadioStage slow = new RadioStage(1); // so that two seconds lie between its first hello and the next
        slow.receiver.ignore(FrameType.HELLO, 1);
        try (slow;
                TcpReceiverLine line = new TcpReceiverLine(slow.receiver)) {
            slow.start(line, Wr24Settings.TX_POWER_AS_IT_IS, 60, slow.heard::add);
            await().until(() -> slow.receiver.count(FrameType.HELLO) == 1);
            line.send(ReceiverFrames.vitals(BAND, 1));

            slow.awaitScanning();
            line.send(ReceiverFrames.vitals(BAND, 2));
            await().until(() -> slow.heard.size() == 1);
            assertThat(slow.figure("beforeHello")).isEqualTo(1);
            assertThat(slow.receiver.got(FrameType.HELLO))
                    .extracting(frame -> frame.payload()[2])
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void refusesAReceiverOfAnotherVersionAndSaysWhich() throws IOException {
        receiver.leastVersion = 2;
        receiver.greatestVersion = 3;
        try (TcpReceiverLine line = new TcpReceiverLine(receiver)) {
            stage.start(line, Wr24Settings.TX_POWER_AS_IT_IS, 60, stage.heard::add);

            await().until(() -> receiver.count(FrameType.ERROR) == 1);
            await().until(() -> stage.radio.statistics().detail().contains("next attempt"));
            assertThat(stage.radio.health().check().state()).isEqualTo(Health.State.FAILED);
            assertThat(stage.radio.health().check().summary())
                    .contains("WR-0042 speaks WR24 versions 2 to 3, this gateway only 1")
                    .contains("update")
                    .contains("next attempt in 60 s");
            assertThat(receiver.got(FrameType.ERROR).get(0).payload()[0])
                    .isEqualTo((byte) ErrorNotice.NO_COMMON_VERSION);
        }
    }

    @Test
    void greetsAReceiverAnewThatHasBooted() throws IOException {
        try (FakeReceiver.Line line = stage.greeted(new TcpReceiverLine(receiver), 60)) {
            receiver.bootNumber = 78;
            line.send(ReceiverFrames.hello(1, 1, ReceiverHello.UNASKED, 7, 4, 78));

            await().until(() ->
                    stage.figure("hellos") == 2 && stage.radio.statistics().state() == State.SCANNING);
            assertThat(stage.radio.statistics().recoveries()).isEqualTo(1);
            assertThat(receiver.count(FrameType.TIME_SYNC)).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void greetsAReceiverAnewThatKnowsNoSessionOrLostItsRadioButNotEachTimeItSaysSo() throws IOException {
        try (FakeReceiver.Line line = stage.greeted(new TcpReceiverLine(receiver), 60)) {
            repeatUntilHellos(2, line, ErrorNotice.NO_HELLO_YET);
            repeatUntilHellos(3, line, ErrorNotice.RADIO_FAILED);

            assertThat(stage.radio.statistics().recoveries()).isEqualTo(2);
            assertThat(stage.figure("receiverErrors")).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void greetsAnewThenOpensAnewWhenNoBandIsHeardThoughTheReceiverTalks() throws IOException {
        try (FakeReceiver.Line line = stage.greeted(new TcpReceiverLine(receiver), 2)) {
            // after the start's hello: one on the same line, one on a new line, whose frames count from 0 again
            await().until(() -> receiver.got(FrameType.HELLO).stream()
                            .filter(frame -> frame.seq() == 0)
                            .count()
                    >= 2);
            assertThat(receiver.got(FrameType.HELLO).get(1).seq()).isPositive();
            assertThat(stage.radio.statistics().recoveries()).isGreaterThanOrEqualTo(2);

            stage.awaitScanning();
            await().ignoreExceptions().until(() -> {
                line.send(ReceiverFrames.vitals(BAND, 1));
                return !stage.heard.isEmpty();
            });
        }
    }

    @Test
    void saysWhatIsWrongWithASilentReceiver() throws IOException {
        receiver.ignore(FrameType.HELLO, 3);
        try (TcpReceiverLine line = new TcpReceiverLine(receiver)) {
            stage.start(line, Wr24Settings.TX_POWER_AS_IT_IS, 60, stage.heard::add);

            await().until(() -> stage.radio.statistics().detail().contains("no answer to 3 hello requests"));
            stage.awaitScanning();
        }
    }

    /** An error within 2 s of a hello request is not heeded. */
    private void repeatUntilHellos(int count, FakeReceiver.Line line, int code) {
        await().until(() -> {
            if (stage.figure("hellos") < count) {
                line.send(ReceiverFrames.own(FrameType.ERROR, 0, new byte[] {(byte) code, 0, 0, 0}));
            }
            return stage.figure("hellos") == count;
        });
    }
}
