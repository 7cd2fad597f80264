package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.smp.SmpChannel.Patience;
import io.wardgate.api.smp.SmpException;
import io.wardgate.api.smp.SmpHeader;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.port.PortAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SMP questions to a band, against a receiver that the test speaks for; the clock runs 10 times as fast. */
class SmpDeskTest {

    private static final long DEVICE = DeviceId.parse(ReceiverFrames.BAND_ID);
    private static final byte[] HI = HexFormat.of().parseHex("a16164626869");
    private static final byte[] ECHO = SmpHeader.request(SmpHeader.WRITE, 0, 0, HI);
    private static final Patience PATIENCE = new Patience(3, 5_000);

    private final FakeReceiver receiver = new FakeReceiver();
    private final TcpReceiverLine line;
    private final Wr24Radio radio;

    SmpDeskTest() throws IOException {
        line = new TcpReceiverLine(receiver);
        radio = new Wr24Radio(
                new Wr24Settings(
                        "test",
                        PortAddress.parse("ble.wr24", line.address(), 921_600),
                        Wr24Settings.TX_POWER_AS_IT_IS,
                        600,
                        256),
                advertisement -> false,
                new SteadyClock(10));
    }

    @BeforeEach
    void start() throws IOException {
        radio.start(advertisement -> {});
        await().until(() -> radio.statistics().state() == State.SCANNING);
        line.send(ReceiverFrames.vitals(ReceiverFrames.BAND, 1));
        await().until(() -> radio.statistics().reports() == 1);
    }

    @AfterEach
    void stop() throws IOException {
        radio.stop();
        line.close();
    }

    @Test
    void returnsTheAnswerOfTheBand() throws IOException {
        CompletableFuture<byte[]> asked = asking(ECHO);
        byte[] request = awaitRequest(1);
        assertThat(SmpHeader.numbered(request, 0)).isEqualTo(ECHO);
        byte[] answer = answerTo(request, 300);

        line.send(pieces(answer));

        assertThat(asked).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(answer);
        assertThat(figure("smpAnswered")).isEqualTo(1);
        assertThat(figure("smpSentAgain")).isZero();
    }

    @Test
    void asksAgainUnderTheSameNumberWhenPiecesAreLost() throws IOException {
        CompletableFuture<byte[]> asked = asking(ECHO);
        byte[] request = awaitRequest(1);
        byte[] answer = answerTo(request, 300);
        line.send(pieces(answer)[1]);

        assertThat(awaitRequest(2)).isEqualTo(request);
        line.send(pieces(answer));

        assertThat(asked).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(answer);
        assertThat(figure("smpSentAgain")).isEqualTo(1);
        assertThat(figure("smpBroken")).isEqualTo(1);
    }

    @Test
    void passesOverAnswersThatNobodyAskedFor() throws IOException {
        line.send(pieces(answerTo(ECHO, 2)));
        CompletableFuture<byte[]> asked = asking(ECHO);
        byte[] request = awaitRequest(1);
        byte[] late = SmpHeader.numbered(answerTo(request, 2), request[6] - 1);
        line.send(pieces(late));
        line.send(ReceiverFrames.ofBand(
                FrameType.SMP_FRAGMENT,
                ReceiverFrames.BAND + 1,
                0,
                0,
                SmpFragment.cut(late).get(0)));
        line.send(pieces(answerTo(request, 2)));
        line.send(pieces(answerTo(request, 2)));

        assertThat(asked).succeedsWithin(Duration.ofSeconds(10));
        await().until(() -> figure("smpForeign") == 4);
    }

    @Test
    void givesUpABandThatDoesNotAnswer() {
        assertThatThrownBy(() -> radio.ask(DEVICE, ECHO, PATIENCE))
                .isInstanceOf(SmpException.class)
                .hasMessage("test: wg-0000a1b2 did not answer, asked 3 times");
        assertThat(receiver.count(FrameType.SMP_FRAGMENT)).isEqualTo(3);
        assertThat(figure("smpFailed")).isEqualTo(1);
    }

    @Test
    void refusesASecondQuestionToABandThatIsBeingAsked() throws IOException {
        CompletableFuture<byte[]> first = asking(ECHO);
        byte[] request = awaitRequest(1);

        assertThatThrownBy(() -> radio.ask(DEVICE, ECHO, PATIENCE))
                .hasMessage("test: wg-0000a1b2 is being asked something else; try again later");
        line.send(pieces(answerTo(request, 2)));
        assertThat(first).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void asksOnTheNextLineIfOneIsLost() throws IOException {
        CompletableFuture<byte[]> asked = asking(ECHO);
        byte[] request = awaitRequest(1);
        line.cut();

        assertThat(awaitRequest(2)).isEqualTo(request);
        line.send(pieces(answerTo(request, 2)));
        assertThat(asked).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void refusesWhatCannotBeAsked() throws IOException {
        assertThatThrownBy(() -> radio.ask(DeviceId.ofBand(7), ECHO, PATIENCE))
                .hasMessage("test: wg-00000007 was not heard within the last minute");
        assertThatThrownBy(() -> radio.ask(DEVICE, answerTo(ECHO, 2), PATIENCE))
                .hasMessage("these 10 octets are no SMP request");
        assertThatThrownBy(() -> radio.ask(
                        DEVICE,
                        SmpHeader.request(SmpHeader.WRITE, 0, 0, new byte[SmpFragment.GREATEST_PACKET]),
                        PATIENCE))
                .hasMessage("SMP request of 2483 octets; allowed: 2475");
        receiver.abilities = ReceiverHello.CAN_COMMAND_BANDS;
        line.cut();
        await().until(() -> figure("hellos") == 2);
        assertThatThrownBy(() -> radio.ask(DEVICE, ECHO, PATIENCE)).hasMessage("test: this receiver carries no SMP");
        assertThat(receiver.count(FrameType.SMP_FRAGMENT)).isZero();
    }

    @Test
    void endsEveryQuestionWhenTheRadioStops() {
        CompletableFuture<byte[]> asked = asking(ECHO);
        awaitRequest(1);

        radio.stop();

        assertThat(asked)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("test: the radio was stopped");
        assertThatThrownBy(() -> radio.ask(DEVICE, ECHO, PATIENCE)).hasMessage("test: the radio was stopped");
    }

    private CompletableFuture<byte[]> asking(byte[] request) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return radio.ask(DEVICE, request, PATIENCE);
            } catch (SmpException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    private byte[] awaitRequest(int count) {
        await().until(() -> receiver.count(FrameType.SMP_FRAGMENT) == count);
        byte[] payload = receiver.got(FrameType.SMP_FRAGMENT).get(count - 1).payload();
        assertThat(payload[0]).isEqualTo((byte) 0x80);
        byte[] packet = new byte[payload.length - 1];
        System.arraycopy(payload, 1, packet, 0, packet.length);
        return packet;
    }

    /** With some octets of CBOR. */
    private static byte[] answerTo(byte[] request, int octets) {
        byte[] answer = SmpHeader.request(request[0] & 3 | 1, request[5], request[7], new byte[octets]);
        return SmpHeader.numbered(answer, request[6]);
    }

    private static Frame[] pieces(byte[] packet) {
        List<byte[]> payloads = SmpFragment.cut(packet);
        return payloads.stream()
                .map(payload -> ReceiverFrames.ofBand(FrameType.SMP_FRAGMENT, ReceiverFrames.BAND, 0, 0, payload))
                .toArray(Frame[]::new);
    }

    private long figure(String name) {
        return radio.health().check().figures().getOrDefault(name, -1L);
    }
}
