package io.wardgate.gatt;

import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.AdvertisementSink;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.gatt.GattDevice;
import io.wardgate.ble.hci.HciRadio;
import io.wardgate.ble.hci.HciSettings;
import io.wardgate.ble.hci.Rescue;
import io.wardgate.ble.hci.ScanTiming;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.core.clock.SystemGatewayClock;
import io.wardgate.simulator.air.Advertisement;
import io.wardgate.simulator.air.Report;
import io.wardgate.simulator.hci.HearingListener;
import io.wardgate.simulator.hci.VirtualController;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** The gateway's radio at a virtual controller. */
final class RadioStage implements AutoCloseable {

    final VirtualController controller;
    final HciRadio radio;

    RadioStage(boolean extended, int links) throws IOException {
        controller = VirtualController.listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), extended, new HearingListener() {
                    @Override
                    public void told(Report report) {
                        // The tests ask the gateway.
                    }

                    @Override
                    public void scanning(boolean on) {
                        // The tests ask the controller.
                    }
                });
        HciSettings settings = new HciSettings(
                "dongle",
                PortAddress.parse("ble.hci", "tcp:127.0.0.1:" + controller.port(), 1_000_000),
                new ScanTiming(50, 50),
                600,
                256,
                Rescue.NONE,
                links);
        radio = new HciRadio(settings, advertisement -> false, new SystemGatewayClock());
    }

    RadioStage hearing(AdvertisementSink sink) {
        radio.start(sink);
        awaitScanning();
        return this;
    }

    void awaitScanning() {
        await().until(() -> controller.scanning() && radio.statistics().state() == State.SCANNING);
    }

    /** The device advertises once that it has a service. */
    void advertise(long address, int service) {
        byte[] data = {2, 1, 6, 3, 3, (byte) service, (byte) (service >>> 8)};
        controller.report(new Report(0, new Advertisement(0, address, false, data, List.of()), -60));
    }

    static GattDevice device(long address) {
        return new GattDevice(address, true);
    }

    @Override
    public void close() throws IOException {
        radio.stop();
        controller.close();
    }
}
