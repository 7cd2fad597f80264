package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.health.Health;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a radio makes of what its receiver sends, beside what every source does ({@link Wr24TcpContractTest},
 * {@link Wr24UdpContractTest}).
 */
class Wr24RadioTest {

    private static final long BAND = ReceiverFrames.BAND;

    private final RadioStage stage = new RadioStage();
    private final FakeReceiver receiver = stage.receiver;

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void speaksFirstAndSaysWhomItMet() throws IOException {
        try (FakeReceiver.Line line = stage.greeted(new TcpReceiverLine(receiver), 60)) {
            assertThat(receiver.got.get(0).type()).isEqualTo(FrameType.HELLO.code());
            assertThat(stage.radio.health().check().summary()).contains("WR-0042", "2.3.1", "4 dBm");
            assertThat(stage.radio.health().name()).isEqualTo("ble.wr24.test");
        }
    }

    @Test
    void takesADatagramThatEndsWithinAFrameForNoMoreThanItIs() throws IOException {
        try (FakeReceiver.Line line = stage.greeted(new UdpReceiverLine(receiver), 60)) {
            line.send(Arrays.copyOf(ReceiverFrames.vitals(BAND, 1).octets(), 20));
            line.send(ReceiverFrames.vitals(BAND, 2));

            await().until(() -> stage.heard.size() == 1);
            assertThat(stage.radio.statistics().skippedOctets()).isEqualTo(20);
        }
    }

    @Test
    void takesTheFourTypesAlike() throws IOException {
        try (FakeReceiver.Line line = stage.greeted(new TcpReceiverLine(receiver), 60)) {
            line.send(
                    ReceiverFrames.ofBand(FrameType.EVENT, BAND, 1, Frame.URGENT, ReceiverFrames.VITALS),
                    ReceiverFrames.ofBand(FrameType.MOTION, BAND, 2, 0, ReceiverFrames.VITALS),
                    ReceiverFrames.ofBand(FrameType.HISTORY, BAND, 3, 0, ReceiverFrames.VITALS));

            await().until(() -> stage.heard.size() == 3);
        }
    }

    @Test
    void framesCalledUrgentOvertakeAndOutliveAFlood() throws IOException {
        Object gate = new Object();
        try (TcpReceiverLine line = new TcpReceiverLine(receiver)) {
            synchronized (gate) {
                stage.start(line, Wr24Settings.TX_POWER_AS_IT_IS, 60, advertisement -> {
                    synchronized (gate) {
                        stage.heard.add(advertisement);
                    }
                });
                stage.awaitScanning();
                for (int i = 0; i < 1_000; i++) {
                    line.send(ReceiverFrames.vitals(i + 1, i));
                }
                line.send(ReceiverFrames.ofBand(FrameType.EVENT, 99_999, 1, Frame.URGENT, ReceiverFrames.VITALS));
                await().until(() -> stage.radio.statistics().reports() == 1_001);
            }
            await().until(() ->
                    stage.heard.size() == 1_001 - stage.radio.statistics().droppedRoutine());
            assertThat(stage.heard.subList(0, 2))
                    .extracting(Advertisement::address)
                    .as("only the one in hand is before it")
                    .contains(99_999L);
            assertThat(stage.radio.statistics().droppedRoutine()).isGreaterThanOrEqualTo(1_000 - RadioStage.QUEUE - 1);
            assertThat(stage.radio.statistics().droppedUrgent()).isZero();
        }
    }

    @Test
    void countsABandWithTheReceiversAddressAndStatisticsThatAreTooShort() throws IOException {
        try (FakeReceiver.Line line = stage.greeted(new TcpReceiverLine(receiver), 60)) {
            line.send(
                    ReceiverFrames.ofBand(FrameType.VITALS, Frame.RECEIVER, 3, 0, ReceiverFrames.VITALS),
                    ReceiverFrames.own(FrameType.STATISTICS, 0, new byte[27]));

            await().until(() -> stage.radio.statistics().malformed() == 2);
            assertThat(stage.heard).isEmpty();
        }
    }

    @Test
    void passesOverWhatItDoesNotKnow() throws IOException {
        try (FakeReceiver.Line line = stage.greeted(new TcpReceiverLine(receiver), 60)) {
            line.send(
                    new Frame(2, 0, 1, BAND, 1, -61, 40, 0, ReceiverFrames.VITALS),
                    new Frame(1, 8, 0x55, BAND, 1, -61, 40, 0, ReceiverFrames.VITALS),
                    ReceiverFrames.own(FrameType.COMMAND, 0, new byte[8]),
                    ReceiverFrames.vitals(BAND, 1));

            await().until(() -> stage.heard.size() == 1);
            assertThat(stage.figure("unusable")).isEqualTo(3);
        }
    }

    @Test
    void showsWhatTheReceiverTellsOfItself() throws IOException {
        try (FakeReceiver.Line line = stage.greeted(new TcpReceiverLine(receiver), 60)) {
            line.send(ReceiverFrames.statistics(789, 4, 100));
            line.send(ReceiverFrames.vitals(BAND, 10), ReceiverFrames.vitals(BAND, 13));
            line.send(ReceiverFrames.vitals(BAND, 13), ReceiverFrames.statistics(790, 4, 106));

            await().until(() -> stage.figure("airCrcBad") == 790);
            assertThat(stage.figure("lost")).isEqualTo(2);
            assertThat(stage.figure("repeated")).isEqualTo(1);
            assertThat(stage.figure("lineLost")).isEqualTo(2);
            assertThat(stage.figure("airOk")).isEqualTo(1_000);
            assertThat(stage.figure("overflow")).isEqualTo(10);
            assertThat(stage.figure("dutyPermille")).isEqualTo(985);
            assertThat(stage.figure("txPowerDbm")).isEqualTo(4);
        }
    }

    @Test
    void setsTheTransmitPower() throws IOException {
        try (TcpReceiverLine line = new TcpReceiverLine(receiver)) {
            stage.start(line, -8, 60, stage.heard::add);

            await().until(() -> receiver.txPowerDbm == -8);
            await().until(() -> stage.figure("commandsDone") == 1);
            assertThat(stage.radio.health().check().state()).isEqualTo(Health.State.OK);
        }
    }

    @Test
    void saysThatATransmitPowerCannotBeSet() throws IOException {
        try (TcpReceiverLine line = new TcpReceiverLine(receiver)) {
            stage.start(line, 20, 60, stage.heard::add);

            stage.awaitScanning();
            assertThat(stage.radio.health().check().state()).isEqualTo(Health.State.DEGRADED);
            assertThat(stage.radio.health().check().summary())
                    .contains("transmit power stays 4 dBm instead of 20: this receiver takes -20 to 8");
            assertThat(receiver.count(FrameType.COMMAND)).isZero();
        }
    }

    @Test
    void doesNotWaitForTheRestOfAFrameThatStopped() throws IOException {
        try (FakeReceiver.Line line = stage.greeted(new TcpReceiverLine(receiver), 60)) {
            byte[] cut = ReceiverFrames.ofBand(FrameType.VITALS, BAND, 1, 0, new byte[200])
                    .octets();
            line.send(Arrays.copyOf(cut, 30));
            line.send(ReceiverFrames.vitals(BAND, 2));

            await().until(() -> stage.heard.size() == 1);
            assertThat(stage.radio.statistics().skippedOctets()).isEqualTo(30);
        }
    }
}
