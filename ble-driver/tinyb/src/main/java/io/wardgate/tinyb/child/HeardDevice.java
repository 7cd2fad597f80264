package io.wardgate.tinyb.child;

import java.util.Map;
import tinyb.BluetoothDevice;

/**
 * Hands on what the library tells of one device. It calls once for each property of a signal, so a strength is kept until
 * the data that came with it, or, if none came, until the next look.
 *
 * <p>Only properties that BlueZ always has are asked for: the library ends its process when another is missing
 * (docs/adr/0125). It calls from a thread of its own; state is guarded by this.
 */
final class HeardDevice implements AutoCloseable {

    /** Of what belongs together the calls come within microseconds. */
    private static final long TOGETHER_NANOS = 5_000_000;

    private final BluetoothDevice device;
    private final String address;
    private final ReportLines lines;
    private boolean strengthWaits;
    private long strengthNanos;
    private long dataNanos = System.nanoTime() - TOGETHER_NANOS;

    HeardDevice(BluetoothDevice device, ReportLines lines) {
        this.device = device;
        this.lines = lines;
        address = device.getAddress();
    }

    /** Tells each change from now on. */
    void begin() {
        device.enableManufacturerDataNotifications(this::manufacturers);
        device.enableServiceDataNotifications(this::services);
        device.enableRSSINotifications(this::strength);
    }

    /** Tells what made it known. */
    void tellAll() {
        byte[] manufacturers = AdOctets.ofManufacturers(device.getManufacturerData());
        byte[] services = AdOctets.ofServices(device.getServiceData());
        if (services.length > 0) {
            lines.heard(address, device.getRSSI(), services);
        }
        if (manufacturers.length > 0 || services.length == 0) {
            lines.heard(address, device.getRSSI(), manufacturers);
        }
    }

    /** A strength without data is an advertisement, too. */
    synchronized void tellStrengthThatWaits() {
        if (strengthWaits && System.nanoTime() - strengthNanos > TOGETHER_NANOS) {
            strengthWaits = false;
            lines.heard(address, device.getRSSI(), new byte[0]);
        }
    }

    @Override
    public void close() {
        device.disableManufacturerDataNotifications();
        device.disableServiceDataNotifications();
        device.disableRSSINotifications();
        device.close();
    }

    private void manufacturers(Map<Short, byte[]> data) {
        tell(AdOctets.ofManufacturers(data));
    }

    private void services(Map<String, byte[]> data) {
        tell(AdOctets.ofServices(data));
    }

    private synchronized void tell(byte[] data) {
        strengthWaits = false;
        dataNanos = System.nanoTime();
        lines.heard(address, device.getRSSI(), data);
    }

    private synchronized void strength(Short dbm) {
        strengthNanos = System.nanoTime();
        strengthWaits = strengthNanos - dataNanos > TOGETHER_NANOS;
    }
}
