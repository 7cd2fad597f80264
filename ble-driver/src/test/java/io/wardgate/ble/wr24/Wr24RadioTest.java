package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.health.Health;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.port.PortAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The source against a receiver that can misbehave; its clock runs 20 times as fast as the wall's. */
class Wr24RadioTest {

    private static final long BAND = ReceiverFrames.BAND;

    private final List<Advertisement> heard = new CopyOnWriteArrayList<>();
    private final FakeReceiver receiver = new FakeReceiver();
    private Wr24Radio radio = radio("tcp:127.0.0.1:1", Wr24Settings.TX_POWER_AS_IT_IS, 60);

    @AfterEach
    void stop() {
        radio.stop();
    }

    @Test
    void speaksFirstAndDeliversWhatBandsAdvertise() throws IOException {
        try (FakeReceiver.Line line = greeted(new TcpReceiverLine(receiver), 60)) {
            line.send(ReceiverFrames.vitals(BAND, 1));

            await().until(() -> !heard.isEmpty());
            Advertisement one = heard.get(0);
            assertThat(one.source()).isEqualTo("test");
            assertThat(one.address()).isEqualTo(BAND);
            assertThat(one.addressType()).isEqualTo(AddressType.RANDOM);
            assertThat(one.rssiDbm()).isEqualTo(-61);
            assertThat(one.data()).isEqualTo(ReceiverFrames.VITALS);
            assertThat(receiver.got.get(0).type()).isEqualTo(FrameType.HELLO.code());
            assertThat(radio.health().check().state()).isEqualTo(Health.State.OK);
            assertThat(radio.health().check().summary()).contains("WR-0042", "2.3.1", "4 dBm");
            assertThat(radio.health().name()).isEqualTo("ble.wr24.test");
        }
    }

    @Test
    void hearsAReceiverThatTalksInDatagrams() throws IOException {
        try (FakeReceiver.Line line = greeted(new UdpReceiverLine(receiver), 60)) {
            ByteArrayOutputStream datagram = new ByteArrayOutputStream();
            datagram.writeBytes(ReceiverFrames.vitals(BAND, 1).octets());
            datagram.writeBytes(ReceiverFrames.vitals(BAND, 2).octets());
            line.send(datagram.toByteArray());
            line.send(Arrays.copyOf(datagram.toByteArray(), 20));
            line.send(ReceiverFrames.vitals(BAND, 3));

            await().until(() -> heard.size() == 3);
            assertThat(radio.statistics().skippedOctets()).isEqualTo(20);
        }
    }

    @Test
    void takesTheFourTypesAlikeAndOnlyLooksAtTheUrgentFlag() throws IOException {
        try (FakeReceiver.Line line = greeted(new TcpReceiverLine(receiver), 60)) {
            line.send(
                    ReceiverFrames.ofBand(FrameType.EVENT, BAND, 1, Frame.URGENT, ReceiverFrames.VITALS),
                    ReceiverFrames.ofBand(FrameType.MOTION, BAND, 2, 0, ReceiverFrames.VITALS),
                    ReceiverFrames.ofBand(FrameType.HISTORY, BAND, 3, 0, ReceiverFrames.VITALS));

            await().until(() -> heard.size() == 3);
        }
    }

    @Test
    void urgentFramesOvertakeAndOutliveAFlood() throws IOException, InterruptedException {
        Object gate = new Object();
        try (TcpReceiverLine line = new TcpReceiverLine(receiver)) {
            radio = radio(line.address(), Wr24Settings.TX_POWER_AS_IT_IS, 60);
            synchronized (gate) {
                radio.start(advertisement -> {
                    synchronized (gate) {
                        heard.add(advertisement);
                    }
                });
                await().until(() -> radio.statistics().state() == State.SCANNING);
                for (int i = 0; i < 1_000; i++) {
                    line.send(ReceiverFrames.vitals(i + 1, i));
                }
                line.send(ReceiverFrames.ofBand(FrameType.EVENT, 99_999, 1, Frame.URGENT, ReceiverFrames.VITALS));
                await().until(() -> radio.statistics().reports() == 1_001);
            }
            await().until(() -> heard.size() == 1_001 - radio.statistics().droppedRoutine());
            assertThat(heard.get(1).address()).isEqualTo(99_999);
            assertThat(radio.statistics().droppedRoutine()).isGreaterThanOrEqualTo(743);
            assertThat(radio.statistics().droppedUrgent()).isZero();
        }
    }

    @Test
    void keepsTheGoodStructuresOfABadPayloadAndCountsIt() throws IOException {
        byte[] half = Arrays.copyOf(ReceiverFrames.VITALS, 40);
        half[27] = 13; // claims more than follows
        try (FakeReceiver.Line line = greeted(new TcpReceiverLine(receiver), 60)) {
            line.send(
                    ReceiverFrames.ofBand(FrameType.VITALS, BAND, 1, 0, half),
                    ReceiverFrames.ofBand(FrameType.VITALS, BAND, 2, 0, new byte[0]),
                    ReceiverFrames.ofBand(FrameType.VITALS, 0, 3, 0, ReceiverFrames.VITALS),
                    ReceiverFrames.own(FrameType.STATISTICS, 0, new byte[27]));

            await().until(() -> radio.statistics().malformed() == 4);
            await().until(() -> heard.size() == 1);
            assertThat(heard.get(0).data()).isEqualTo(ReceiverFrames.VITALS);
        }
    }

    @Test
    void passesOverWhatItDoesNotKnow() throws IOException {
        try (FakeReceiver.Line line = greeted(new TcpReceiverLine(receiver), 60)) {
            line.send(
                    new Frame(2, 0, 1, BAND, 1, -61, 40, 0, ReceiverFrames.VITALS),
                    new Frame(1, 8, 0x55, BAND, 1, -61, 40, 0, ReceiverFrames.VITALS),
                    ReceiverFrames.own(FrameType.COMMAND, 0, new byte[8]),
                    ReceiverFrames.vitals(BAND, 1));

            await().until(() -> heard.size() == 1);
            assertThat(figure("unusable")).isEqualTo(3);
        }
    }

    @Test
    void dropsWhatComesBeforeTheAnswerToItsHello() throws IOException {
        receiver.ignore(FrameType.HELLO, 1);
        try (TcpReceiverLine line = new TcpReceiverLine(receiver)) {
            hear(line, 60);
            await().until(() -> receiver.count(FrameType.HELLO) == 1);
            line.send(ReceiverFrames.vitals(BAND, 1));

            await().until(() -> radio.statistics().state() == State.SCANNING);
            line.send(ReceiverFrames.vitals(BAND, 2));
            await().until(() -> heard.size() == 1);
            assertThat(figure("beforeHello")).isEqualTo(1);
            assertThat(receiver.got(FrameType.HELLO))
                    .extracting(frame -> frame.payload()[2])
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void refusesAReceiverOfAnotherVersionAndSaysWhich() throws IOException {
        receiver.leastVersion = 2;
        receiver.greatestVersion = 3;
        try (TcpReceiverLine line = new TcpReceiverLine(receiver)) {
            hear(line, 60);

            await().until(() -> receiver.count(FrameType.ERROR) == 1);
            await().until(() -> radio.statistics().detail().contains("next attempt"));
            assertThat(radio.health().check().state()).isEqualTo(Health.State.FAILED);
            assertThat(radio.health().check().summary())
                    .contains("WR-0042 speaks WR24 versions 2 to 3, this gateway only 1")
                    .contains("update")
                    .contains("next attempt in 60 s");
            assertThat(receiver.got(FrameType.ERROR).get(0).payload()[0])
                    .isEqualTo((byte) ErrorNotice.NO_COMMON_VERSION);
        }
    }

    @Test
    void showsWhatTheReceiverTellsOfItself() throws IOException {
        try (FakeReceiver.Line line = greeted(new TcpReceiverLine(receiver), 60)) {
            line.send(ReceiverFrames.statistics(789, 4, 100));
            line.send(ReceiverFrames.vitals(BAND, 10), ReceiverFrames.vitals(BAND, 13));
            line.send(ReceiverFrames.vitals(BAND, 13), ReceiverFrames.statistics(790, 4, 106));

            await().until(() -> figure("airCrcBad") == 790);
            assertThat(figure("lost")).isEqualTo(2);
            assertThat(figure("repeated")).isEqualTo(1);
            assertThat(figure("lineLost")).isEqualTo(2);
            assertThat(figure("airOk")).isEqualTo(1_000);
            assertThat(figure("overflow")).isEqualTo(10);
            assertThat(figure("dutyPermille")).isEqualTo(985);
            assertThat(figure("txPowerDbm")).isEqualTo(4);
        }
    }

    @Test
    void setsTheTransmitPower() throws IOException {
        try (TcpReceiverLine line = new TcpReceiverLine(receiver)) {
            radio = radio(line.address(), -8, 60);
            radio.start(heard::add);

            await().until(() -> receiver.txPowerDbm == -8);
            await().until(() -> figure("commandsDone") == 1);
            assertThat(radio.health().check().state()).isEqualTo(Health.State.OK);
        }
    }

    @Test
    void saysThatATransmitPowerCannotBeSet() throws IOException {
        try (TcpReceiverLine line = new TcpReceiverLine(receiver)) {
            radio = radio(line.address(), 20, 60);
            radio.start(heard::add);

            await().until(() -> radio.statistics().state() == State.SCANNING);
            assertThat(radio.health().check().state()).isEqualTo(Health.State.DEGRADED);
            assertThat(radio.health().check().summary())
                    .contains("transmit power stays 4 dBm instead of 20: this receiver takes -20 to 8");
            assertThat(receiver.count(FrameType.COMMAND)).isZero();
        }
    }

    @Test
    void greetsAReceiverAnewThatHasBooted() throws IOException {
        try (FakeReceiver.Line line = greeted(new TcpReceiverLine(receiver), 60)) {
            receiver.bootNumber = 78;
            line.send(ReceiverFrames.hello(1, 1, ReceiverHello.UNASKED, 7, 4, 78));

            await().until(() -> figure("hellos") == 2 && radio.statistics().state() == State.SCANNING);
            assertThat(radio.statistics().recoveries()).isEqualTo(1);
            assertThat(receiver.count(FrameType.TIME_SYNC)).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void greetsAReceiverAnewThatKnowsNoSessionOrLostItsRadio() throws IOException {
        try (FakeReceiver.Line line = greeted(new TcpReceiverLine(receiver), 60)) {
            line.send(ReceiverFrames.own(FrameType.ERROR, 0, new byte[] {ErrorNotice.NO_HELLO_YET, 0x12, 1, 0, 'x'}));
            await().until(() -> figure("hellos") == 2);

            line.send(ReceiverFrames.own(FrameType.ERROR, 0, new byte[] {ErrorNotice.RADIO_FAILED, 0, 0, 0}));
            await().until(() -> figure("hellos") == 3);
        }
    }

    @Test
    void greetsAnewThenOpensAnewWhenNoBandIsHeardThoughTheReceiverTalks() throws IOException {
        try (FakeReceiver.Line line = greeted(new TcpReceiverLine(receiver), 2)) {
            // after the start's hello: one on the same line, one on a new line, whose frames count from 0 again
            await().until(() -> receiver.got(FrameType.HELLO).stream()
                            .filter(frame -> frame.seq() == 0)
                            .count()
                    >= 2);
            assertThat(receiver.got(FrameType.HELLO).get(1).seq()).isPositive();
            assertThat(radio.statistics().recoveries()).isGreaterThanOrEqualTo(2);

            await().until(() -> radio.statistics().state() == State.SCANNING);
            await().ignoreExceptions().until(() -> {
                line.send(ReceiverFrames.vitals(BAND, 1));
                return !heard.isEmpty();
            });
        }
    }

    @Test
    void comesBackAfterTheLineWasCutInTheMiddleOfAFrame() throws IOException {
        try (TcpReceiverLine line = new TcpReceiverLine(receiver)) {
            hear(line, 60);
            await().until(() -> radio.statistics().state() == State.SCANNING);
            line.send(Arrays.copyOf(ReceiverFrames.vitals(BAND, 1).octets(), 30));
            line.cut();
            await().until(() -> radio.statistics().state() != State.SCANNING);

            await().until(() -> radio.statistics().state() == State.SCANNING);
            line.send(ReceiverFrames.vitals(BAND, 2));
            await().until(() -> heard.size() == 1);
        }
    }

    @Test
    void doesNotWaitForTheRestOfAFrameThatStopped() throws IOException {
        try (FakeReceiver.Line line = greeted(new TcpReceiverLine(receiver), 60)) {
            byte[] cut = ReceiverFrames.ofBand(FrameType.VITALS, BAND, 1, 0, new byte[200])
                    .octets();
            line.send(Arrays.copyOf(cut, 30));
            line.send(ReceiverFrames.vitals(BAND, 2));

            await().until(() -> heard.size() == 1);
            assertThat(radio.statistics().skippedOctets()).isEqualTo(30);
        }
    }

    @Test
    void saysWhatIsWrongWithASilentReceiver() throws IOException {
        receiver.ignore(FrameType.HELLO, 3);
        try (TcpReceiverLine line = new TcpReceiverLine(receiver)) {
            hear(line, 60);

            await().until(() -> radio.statistics().detail().contains("no answer to 3 hello requests"));
            await().until(() -> radio.statistics().state() == State.SCANNING);
        }
    }

    @Test
    void leavesNoThreadBehind() throws IOException {
        try (FakeReceiver.Line line = greeted(new TcpReceiverLine(receiver), 60)) {
            line.send(ReceiverFrames.vitals(BAND, 1));
            radio.stop();

            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("wardgate-wr24-"));
            assertThat(radio.statistics().state()).isEqualTo(State.STOPPED);
        }
    }

    private <T extends FakeReceiver.Line> T greeted(T line, int watchdogSeconds) {
        hear(line, watchdogSeconds);
        await().until(() -> radio.statistics().state() == State.SCANNING);
        return line;
    }

    private void hear(FakeReceiver.Line line, int watchdogSeconds) {
        radio = radio(line.address(), Wr24Settings.TX_POWER_AS_IT_IS, watchdogSeconds);
        radio.start(heard::add);
    }

    private long figure(String name) {
        return radio.health().check().figures().getOrDefault(name, -1L);
    }

    private static Wr24Radio radio(String port, int txPowerDbm, int watchdogSeconds) {
        return new Wr24Radio(
                new Wr24Settings(
                        "test", PortAddress.parseWithUdp("ble.wr24", port, 921_600), txPowerDbm, watchdogSeconds, 256),
                advertisement -> false,
                new SteadyClock(20));
    }
}
