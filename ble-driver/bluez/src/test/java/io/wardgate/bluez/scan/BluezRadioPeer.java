package io.wardgate.bluez.scan;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.source.Heard;
import io.wardgate.ble.source.QueuedSource;
import io.wardgate.ble.source.RadioPeer;
import io.wardgate.bluez.BusProxy;
import io.wardgate.bluez.MockBluez;
import io.wardgate.bluez.bus.BusAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** BlueZ as dbusmock plays it, behind a proxy, which is the line that a test cuts. */
final class BluezRadioPeer extends RadioPeer {

    private static final int SHORTEST_MANUFACTURER_DATA = 4;

    private final MockBluez bluez;
    private final BusProxy proxy;

    BluezRadioPeer(MockBluez bluez) throws IOException {
        this.bluez = bluez;
        bluez.rest();
        proxy = new BusProxy(bluez.socket());
    }

    /** What is lost between the controller and the bus. */
    @Override
    public Set<Capability> lacks() {
        return Set.of(
                Capability.OCTETS,
                Capability.CUT_PACKETS,
                Capability.SEVERAL_REPORTS_A_PACKET,
                Capability.IDENTITY_ADDRESSES,
                Capability.MALFORMED_REPORTS,
                Capability.RESYNCHRONISATION);
    }

    @Override
    public QueuedSource source(Tuning tuning, UrgencyProbe probe, GatewayClock clock) {
        BluezSettings settings = new BluezSettings(
                tuning.name(),
                new BusAddress(proxy.socket()),
                AdapterBinding.parse("ble.bluez", MockBluez.ADAPTER, Path.of("/nowhere")),
                tuning.watchdogSeconds(),
                tuning.queue());
        return BluezAdvertisementSource.of(settings, probe, clock, () -> false);
    }

    /** One structure: BlueZ keeps the last manufacturer data of a company only. */
    @Override
    public int longestData() {
        return 256;
    }

    /** Manufacturer data without a company is nothing that BlueZ could tell. */
    @Override
    public boolean carries(byte[] data) {
        return data.length <= longestData() && data.length >= SHORTEST_MANUFACTURER_DATA;
    }

    @Override
    public boolean isListenedTo() {
        try {
            return proxy.isConnected() && bluez.adapter("Discovering").equals("true");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean isHeld() {
        return proxy.isConnected();
    }

    @Override
    public void hear(Heard... reports) throws IOException {
        bluez.hear(Arrays.stream(reports).map(BluezRadioPeer::asToldToTheMock).toList());
    }

    static Map<String, Object> asToldToTheMock(Heard report) {
        return Map.of(
                "address", DeviceAddress.format(report.address()),
                "type", report.type() == AddressType.PUBLIC ? "public" : "random",
                "rssi", report.rssiDbm(),
                "data", HexFormat.of().formatHex(report.data()));
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
