package io.wardgate.ble.hci;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.ble.report.ReportPackets;
import io.wardgate.ble.source.Heard;
import io.wardgate.ble.source.RadioPeer;
import java.io.IOException;

/** A controller on a TCP socket; it lacks nothing. */
final class HciRadioPeer extends RadioPeer {

    private final ReportPackets packets;
    private FakeController controller;

    HciRadioPeer(ReportPackets packets) throws IOException {
        this.packets = packets;
        controller = new FakeController(packets == ReportPackets.EXTENDED);
    }

    @Override
    public AdvertisementSource source(Tuning tuning, UrgencyProbe probe, GatewayClock clock) {
        HciSettings settings = new HciSettings(
                tuning.name(),
                PortAddress.parse("ble.hci", "tcp:127.0.0.1:" + controller.port(), 1_000_000),
                new ScanTiming(50, 50),
                tuning.watchdogSeconds(),
                tuning.queue());
        return new HciRadio(settings, probe, clock);
    }

    @Override
    public int longestData() {
        return packets.longestData();
    }

    @Override
    public boolean isListenedTo() {
        return controller.isScanning();
    }

    @Override
    public boolean isHeld() {
        return controller.isConnected();
    }

    @Override
    public byte[] octets(Heard... reports) {
        return packets.of(reports);
    }

    @Override
    public void hearMalformed() throws IOException {
        send(packets.malformed());
    }

    @Override
    public void send(byte[] octets) throws IOException {
        controller.send(octets);
    }

    @Override
    public void cut() throws IOException {
        controller.cutConnection();
    }

    @Override
    public void unplug() throws IOException {
        controller.close();
    }

    @Override
    public void plugIn() throws IOException {
        controller = new FakeController(packets == ReportPackets.EXTENDED, controller.port());
    }

    @Override
    public void close() throws IOException {
        controller.close();
    }
}
