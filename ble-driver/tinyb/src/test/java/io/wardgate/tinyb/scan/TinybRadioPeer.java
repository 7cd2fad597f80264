package io.wardgate.tinyb.scan;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.source.Heard;
import io.wardgate.ble.source.QueuedSource;
import io.wardgate.ble.source.RadioPeer;
import io.wardgate.bluez.BusProxy;
import io.wardgate.bluez.MockBluez;
import io.wardgate.tinyb.library.ChildFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** BlueZ as dbusmock plays it, behind a proxy, which is the line that a test cuts; a child with the library hears it. */
final class TinybRadioPeer extends RadioPeer {

    private static final int SHORTEST_MANUFACTURER_DATA = 4;

    private final MockBluez bluez;
    private final Path folder;
    private final BusProxy proxy;

    TinybRadioPeer(MockBluez bluez, Path folder) throws IOException {
        this.bluez = bluez;
        this.folder = folder;
        bluez.rest();
        proxy = new BusProxy(bluez.socket());
    }

    /** What is lost between the controller and the bus, and in the library. */
    @Override
    public Set<Capability> lacks() {
        return Set.of(
                Capability.OCTETS,
                Capability.CUT_PACKETS,
                Capability.SEVERAL_REPORTS_A_PACKET,
                Capability.KIND_BESIDE_ADDRESS,
                Capability.IDENTITY_ADDRESSES,
                Capability.MALFORMED_REPORTS,
                Capability.RESYNCHRONISATION,
                Capability.ORDER_OF_NEW_DEVICES);
    }

    @Override
    public QueuedSource source(Tuning tuning, UrgencyProbe probe, GatewayClock clock) {
        TinybSettings settings = new TinybSettings(
                tuning.name(),
                "unix:path=" + proxy.socket(),
                MockBluez.ADAPTER,
                tuning.watchdogSeconds(),
                tuning.queue());
        ChildFiles files = new ChildFiles(folder, "Linux", System.getProperty("os.arch"));
        return TinybAdvertisementSource.of(settings, files, probe, clock);
    }

    @Override
    public int longestData() {
        return 256;
    }

    /** The library tells manufacturer and service data; a test's are of one company. */
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
        bluez.hear(Arrays.stream(reports).map(TinybRadioPeer::asToldToTheMock).toList());
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

    private static Map<String, Object> asToldToTheMock(Heard report) {
        return Map.of(
                "address", DeviceAddress.format(report.address()),
                "type", report.type() == AddressType.PUBLIC ? "public" : "random",
                "rssi", report.rssiDbm(),
                "data", HexFormat.of().formatHex(report.data()));
    }
}
