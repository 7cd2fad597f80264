package io.wardgate.simulator.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.simulator.faults.proxy.Weather.Direction;
import io.wardgate.simulator.faults.proxy.Weather.Fate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // each test connects under a weather of its own
class FaultProxyTest {

    private static final int READ_MILLIS = 300;
    private static final byte[] HELLO = {'h', 'e', 'l', 'l', 'o'};

    private ServerSocket listening;
    private FaultProxy proxy;
    private Socket client;
    private Socket server;

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        client.close();
        server.close();
        listening.close();
    }

    @Test
    void passesEverythingInSmallPieces() throws IOException {
        connect(new Weather(1, 1, 0, 1, Fate.NONE, Direction.UP, 0));

        client.getOutputStream().write(HELLO);

        assertThat(server.getInputStream().readNBytes(5)).isEqualTo(HELLO);
    }

    @Test
    void closesAtTheOctetThatTheWeatherNames() throws IOException {
        connect(with(Fate.CLOSE, Direction.UP, 3));

        client.getOutputStream().write(HELLO);

        assertThat(server.getInputStream().readAllBytes()).containsExactly('h', 'e', 'l');
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void resetsBothEnds() throws IOException {
        connect(with(Fate.RESET, Direction.UP, 5));

        client.getOutputStream().write(HELLO);

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    @Test
    void swallowsBothDirectionsInABlackHole() throws IOException {
        connect(with(Fate.BLACK_HOLE, Direction.UP, 5));
        client.getOutputStream().write(HELLO);
        assertThat(server.getInputStream().readNBytes(5)).isEqualTo(HELLO);

        server.getOutputStream().write(HELLO);

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void losesAnswersAloneWhenOneWayIsSilent() throws IOException {
        connect(with(Fate.ONE_WAY, Direction.DOWN, 2));
        server.getOutputStream().write(HELLO);
        assertThat(client.getInputStream().readNBytes(2)).containsExactly('h', 'e');

        client.getOutputStream().write(HELLO);

        assertThat(server.getInputStream().readNBytes(5)).isEqualTo(HELLO);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void closesOneHalfAndKeepsTheOther() throws IOException {
        connect(with(Fate.HALF_CLOSE, Direction.UP, 5));
        client.getOutputStream().write(HELLO);
        assertThat(server.getInputStream().readAllBytes()).isEqualTo(HELLO);

        server.getOutputStream().write(HELLO);

        assertThat(client.getInputStream().readNBytes(5)).isEqualTo(HELLO);
    }

    @Test
    void catchesTheAnswerAfterThoseThatMayPass() throws IOException, InterruptedException {
        connect(Weather.calm());
        AnswerTrap trap = new AnswerTrap(1);
        proxy.trap(trap);
        byte[] answer = {0x30, 7, 0x0d, 'W', 'G', 'A', '1'};
        server.getOutputStream().write(answer);
        assertThat(client.getInputStream().readNBytes(answer.length)).isEqualTo(answer);

        server.getOutputStream().write(answer);

        assertThat(trap.await(5_000)).isTrue();
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void theSameSeedGivesTheSameWeather() throws IOException {
        connect(Weather.calm());

        assertThat(Weather.draw(new SplittableRandom(3))).isEqualTo(Weather.draw(new SplittableRandom(3)));
    }

    private static Weather with(Fate fate, Direction direction, long atOctet) {
        return new Weather(0, 0, 0, 1_460, fate, direction, atOctet);
    }

    private void connect(Weather weather) throws IOException {
        proxy = new FaultProxy(listening.getLocalPort(), 1, any -> weather);
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        server = listening.accept();
        client.setSoTimeout(READ_MILLIS);
        server.setSoTimeout(10_000);
    }
}
