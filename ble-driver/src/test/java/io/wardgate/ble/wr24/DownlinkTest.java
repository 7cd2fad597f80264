package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.port.PortAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages to bands, against a receiver that holds them until the test says more; the clock runs 20 times as fast. */
class DownlinkTest {

    private static final byte[] MESSAGE = {1, 2, 3};
    private static final long DEVICE = DeviceId.parse(ReceiverFrames.BAND_ID);

    private final FakeReceiver receiver = new FakeReceiver();
    private TcpReceiverLine line;
    private Wr24Radio radio;

    DownlinkTest() throws IOException {
        line = new TcpReceiverLine(receiver);
        radio = new Wr24Radio(
                new Wr24Settings(
                        "test",
                        PortAddress.parse("ble.wr24", line.address(), 921_600),
                        Wr24Settings.TX_POWER_AS_IT_IS,
                        600,
                        256),
                advertisement -> false,
                new SteadyClock(20));
    }

    @BeforeEach
    void start() {
        radio.start(advertisement -> {});
        await().until(() -> radio.statistics().state() == State.SCANNING);
    }

    @AfterEach
    void stop() throws IOException {
        radio.stop();
        line.close();
    }

    @Test
    void returnsWhenTheBandHasTheMessage() throws IOException {
        hearBand();
        CompletableFuture<Void> sent = sending();
        int id = awaitCommand(1);
        assertThat(sent).isNotDone();

        line.send(ReceiverFrames.ack(id, 2, 0, 2));

        assertThat(sent).succeedsWithin(Duration.ofSeconds(10));
        Frame command = receiver.got(FrameType.COMMAND).get(0);
        assertThat(command.devId()).isEqualTo(ReceiverFrames.BAND);
        assertThat(command.flags()).isEqualTo(Frame.ACK_WANTED);
        assertThat(command.payload()).endsWith(60, 3, 1, 1, 2, 3);
        assertThat(figure("commandsDone")).isEqualTo(1);
    }

    @Test
    void fansOutUnderNumbersOfTheirOwn() throws IOException {
        hearBand();
        CompletableFuture<Void> first = sending();
        awaitCommand(1);
        CompletableFuture<Void> second = sending();
        awaitCommand(2);
        List<Integer> ids = receiver.got(FrameType.COMMAND).stream()
                .map(FakeReceiver::number)
                .toList();
        assertThat(ids.get(1)).isEqualTo(ids.get(0) + 1);

        line.send(ReceiverFrames.ack(ids.get(1), 3, 1, 0), ReceiverFrames.ack(ids.get(0), 2, 0, 1));

        assertFails(second, "test: refused by the receiver: another command waits for this band");
        assertThat(first).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void sendsAgainUnderTheSameNumberUntilItIsAnswered() throws IOException {
        receiver.ignore(FrameType.COMMAND, 2);
        hearBand();
        CompletableFuture<Void> sent = sending();
        int id = awaitCommand(3);

        assertThat(receiver.got(FrameType.COMMAND))
                .extracting(FakeReceiver::number)
                .containsExactly(id, id, id);
        line.send(ReceiverFrames.ack(id, 2, 0, 1));
        assertThat(sent).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void givesUpAReceiverThatDoesNotAnswerThreeTimes() throws IOException {
        receiver.ignore(FrameType.COMMAND, 100);
        hearBand();

        assertFails(sending(), "test: the receiver does not answer commands");
        assertThat(receiver.count(FrameType.COMMAND)).isEqualTo(Downlink.SENDS);
    }

    @Test
    void tellsWhyACommandExpired() throws IOException {
        hearBand();
        CompletableFuture<Void> sent = sending();
        line.send(ReceiverFrames.expired(awaitCommand(1), 2, 3));

        assertFails(sent, "test: the band did not acknowledge (3 tries on the air)");
        assertThat(figure("commandsExpired")).isEqualTo(1);
    }

    @Test
    void expiresByItselfIfTheReceiverForgetsTo() throws IOException {
        hearBand();

        assertFails(sending(), "test: the receiver told no end in time");
        assertThat(figure("commandsExpired")).isEqualTo(1);
    }

    @Test
    void asksForTheEndOnTheNextLineIfOneIsLost() throws IOException {
        hearBand();
        CompletableFuture<Void> sent = sending();
        int id = awaitCommand(1);

        line.cut();

        assertThat(awaitCommand(2)).isEqualTo(id);
        line.send(ReceiverFrames.ack(id, 2, 0, 1));
        assertThat(sent).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void failsWhatAReceiverForgotWhenItBooted() throws IOException {
        hearBand();
        CompletableFuture<Void> sent = sending();
        awaitCommand(1);
        receiver.bootNumber = 78;
        line.send(ReceiverFrames.hello(1, 1, ReceiverHello.UNASKED, 7, 4, 78));

        assertFails(sent, "test: the receiver has booted and forgot it");
    }

    @Test
    void refusesBandsThatItDoesNotHear() {
        assertThatThrownBy(() -> radio.send(DEVICE, MESSAGE))
                .isInstanceOf(CommandException.class)
                .hasMessage("test: wg-0000a1b2 was not heard within the last minute");
        assertThat(receiver.count(FrameType.COMMAND)).isZero();
    }

    @Test
    void refusesWhenThereIsNoReceiver() throws IOException {
        line.close();
        await().until(() -> radio.statistics().state() == State.OPENING);

        assertThatThrownBy(() -> radio.send(DEVICE, MESSAGE)).hasMessageContaining("no receiver on tcp:127.0.0.1");
    }

    @Test
    void refusesWhenTheReceiverCannotSend() throws IOException {
        receiver.abilities = ReceiverHello.CAN_SET_TX_POWER;
        line.cut();
        await().until(() -> figure("hellos") == 2);

        assertThatThrownBy(() -> radio.send(DEVICE, MESSAGE)).hasMessage("test: this receiver cannot send to bands");
    }

    @Test
    void endsEveryOrderWhenTheRadioStops() throws IOException {
        hearBand();
        CompletableFuture<Void> sent = sending();
        awaitCommand(1);

        radio.stop();

        assertFails(sent, "test: the radio was stopped");
        assertThatThrownBy(() -> radio.send(DEVICE, MESSAGE)).hasMessage("test: the radio was stopped");
    }

    private void hearBand() throws IOException {
        line.send(ReceiverFrames.vitals(ReceiverFrames.BAND, 1));
        await().until(() -> radio.statistics().reports() == 1);
    }

    private CompletableFuture<Void> sending() {
        return CompletableFuture.runAsync(() -> {
            try {
                radio.send(DEVICE, MESSAGE);
            } catch (CommandException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    private int awaitCommand(int count) {
        await().until(() -> receiver.count(FrameType.COMMAND) == count);
        return Objects.requireNonNull(receiver.newestCommand());
    }

    private long figure(String name) {
        return radio.health().check().figures().getOrDefault(name, -1L);
    }

    private static void assertFails(CompletableFuture<Void> sent, String message) {
        assertThat(sent).failsWithin(Duration.ofSeconds(10)).withThrowableThat().withMessageContaining(message);
    }
}
