package io.wardgate.bluez.scan;

import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.kernel.KernelAdapter;
import io.wardgate.ble.report.ReportPackets;
import io.wardgate.ble.source.Heard;
import io.wardgate.ble.source.QueuedSource;
import io.wardgate.ble.source.RadioPeer;
import io.wardgate.bluez.BusProxy;
import io.wardgate.bluez.bus.BusAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;

/**
 * A real bluetoothd over a real kernel. The line that can be lost is the bus, behind a proxy.
 *
 * <p>BlueZ pauses its scan every 10 s for some seconds, and the kernel passes over what comes meanwhile: a report waits
 * here until it is listened to, because the contract is about the source.
 */
final class BluezKernelPeer extends RadioPeer {

    private static final Path SYSTEM_BUS = Path.of("/run/dbus/system_bus_socket");
    private static final int SHORTEST_MANUFACTURER_DATA = 4;

    private final KernelAdapter adapter;
    private final BusProxy proxy;

    BluezKernelPeer(KernelAdapter adapter) throws IOException {
        this.adapter = adapter;
        proxy = new BusProxy(SYSTEM_BUS);
    }

    /**
     * What is lost between the controller and the bus: BlueZ takes 0 dBm for none. And recovery from silence: at the pace
     * of the contract's clock its steps come faster than an emulated BlueZ can start a scan.
     */
    @Override
    public Set<Capability> lacks() {
        return Set.of(
                Capability.OCTETS,
                Capability.CUT_PACKETS,
                Capability.IDENTITY_ADDRESSES,
                Capability.UNKNOWN_RSSI,
                Capability.ZERO_RSSI,
                Capability.MALFORMED_REPORTS,
                Capability.RESYNCHRONISATION,
                Capability.SILENCE_RECOVERY);
    }

    @Override
    public QueuedSource source(Tuning tuning, UrgencyProbe probe, GatewayClock clock) {
        BluezSettings settings = new BluezSettings(
                tuning.name(),
                new BusAddress(proxy.socket()),
                AdapterBinding.parse("ble.bluez", KernelAdapter.ADDRESS, AdapterBinding.SYSFS),
                tuning.watchdogSeconds(),
                tuning.queue());
        return BluezAdvertisementSource.of(settings, probe, clock, () -> false);
    }

    @Override
    public int longestData() {
        return 31;
    }

    @Override
    public boolean carries(byte[] data) {
        return data.length <= longestData() && data.length >= SHORTEST_MANUFACTURER_DATA;
    }

    @Override
    public boolean isListenedTo() {
        return proxy.isConnected() && adapter.controller().isScanning();
    }

    @Override
    public boolean isHeld() {
        return proxy.isConnected();
    }

    @Override
    public byte[] octets(Heard... reports) {
        return ReportPackets.LEGACY.of(reports);
    }

    @Override
    public void send(byte[] octets) throws IOException {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .pollDelay(Duration.ZERO)
                .until(adapter.controller()::isScanning);
        adapter.controller().send(octets);
    }

    @Override
    public void cut() throws IOException {
        proxy.cut();
    }

    @Override
    public void unplug() throws IOException {
        proxy.takeAway();
    }

    @Override
    public void plugIn() throws IOException {
        proxy.putBack();
    }

    @Override
    public void close() throws IOException {
        proxy.close();
    }
}
