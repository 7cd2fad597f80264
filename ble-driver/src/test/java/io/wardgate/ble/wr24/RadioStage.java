package io.wardgate.ble.wr24;

import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.AdvertisementSink;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.port.PortAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A radio and the receiver that it talks to; the radio's clock runs 20 times as fast as the wall's, or as told. */
final class RadioStage implements AutoCloseable {

    static final int QUEUE = 256;

    private static final int FAST = 20;

    private final int clockSpeed;
    final List<Advertisement> heard = new CopyOnWriteArrayList<>();
    final FakeReceiver receiver = new FakeReceiver();
    Wr24Radio radio;

    RadioStage() {
        this(FAST);
    }

    RadioStage(int clockSpeed) {
        this.clockSpeed = clockSpeed;
        radio = radio("tcp:127.0.0.1:1", Wr24Settings.TX_POWER_AS_IT_IS, 60);
    }

    /** A radio that hears on this line and has greeted its receiver. */
    <T extends FakeReceiver.Line> T greeted(T line, int watchdogSeconds) {
        start(line, Wr24Settings.TX_POWER_AS_IT_IS, watchdogSeconds, heard::add);
        awaitScanning();
        return line;
    }

    void start(FakeReceiver.Line line, int txPowerDbm, int watchdogSeconds, AdvertisementSink sink) {
        radio = radio(line.address(), txPowerDbm, watchdogSeconds);
        radio.start(sink);
    }

    void awaitScanning() {
        await().until(() -> radio.statistics().state() == State.SCANNING);
    }

    /** A figure of its health, -1 if it is not there. */
    long figure(String name) {
        return radio.health().check().figures().getOrDefault(name, -1L);
    }

    @Override
    public void close() {
        radio.stop();
    }

    private Wr24Radio radio(String port, int txPowerDbm, int watchdogSeconds) {
        return new Wr24Radio(
                new Wr24Settings(
                        "test",
                        PortAddress.parseWithUdp("ble.wr24", port, 921_600),
                        txPowerDbm,
                        watchdogSeconds,
                        QUEUE),
                advertisement -> false,
                new SteadyClock(clockSpeed));
    }
}
