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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A real bluetoothd over a real kernel. The line that can be lost is the bus, behind a proxy.
 *
 * <p>The kernel ends BlueZ's scan every 10 s, and passes over what it takes from the line until BlueZ began again. The
 * contract is about the source, so a report waits here until the controller scans, the next one until the source was
 * told of it; one that a pause swallowed is heard again, as a band repeats itself.
 */
final class BluezKernelPeer extends RadioPeer {

    private static final Path SYSTEM_BUS = Path.of("/run/dbus/system_bus_socket");
    private static final int SHORTEST_MANUFACTURER_DATA = 4;

    /** Until BlueZ scans, whatever happened to it. */
    private static final Duration SCAN = Duration.ofSeconds(20);

    /** From the line to the source, by an emulated machine that is busy. */
    private static final Duration TELLING = Duration.ofSeconds(3);

    private final KernelAdapter adapter;
    private final BusProxy proxy;
    private @Nullable QueuedSource source;

    BluezKernelPeer(KernelAdapter adapter) throws IOException {
        this.adapter = adapter;
        proxy = new BusProxy(SYSTEM_BUS);
    }

    /**
     * What is lost between the controller and the bus: BlueZ takes 0 dBm for none. And recovery from silence: the contract's
     * clock is 20 times as fast as BlueZ's.
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
        QueuedSource made = BluezAdvertisementSource.of(settings, probe, clock, () -> false);
        source = made;
        return made;
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
    public void hear(Heard... reports) throws IOException {
        for (Heard report : reports) {
            hearTogether(report);
        }
    }

    /** That nothing is told in time is for the contract to judge. */
    @Override
    public void hearTogether(Heard... reports) throws IOException {
        QueuedSource listener = Objects.requireNonNull(source);
        long told = listener.statistics().reports() + reports.length;
        int scans;
        do {
            await(SCAN, adapter.controller()::isScanning);
            scans = adapter.controller().scans();
            adapter.controller().send(octets(reports));
        } while (!isTold(told, listener) && adapter.controller().scans() != scans);
    }

    private static boolean isTold(long reports, QueuedSource listener) {
        try {
            await(TELLING, () -> listener.statistics().reports() >= reports);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private static void await(Duration longest, Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(longest)
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(2))
                .pollDelay(Duration.ZERO)
                .until(condition);
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
