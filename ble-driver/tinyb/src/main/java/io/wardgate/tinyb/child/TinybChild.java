package io.wardgate.tinyb.child;

import java.util.ArrayList;
import java.util.List;
import tinyb.BluetoothAdapter;
import tinyb.BluetoothManager;
import tinyb.TransportType;

/**
 * Hears through the library, in a process of its own because the library ends its process at faults that belong to the
 * field (docs/adr/0125). Whatever is unexpected ends it, with the reason as last line of its error output; the gateway
 * starts it anew.
 *
 * <p>Argument: the address of the adapter. The bus is that of DBUS_SYSTEM_BUS_ADDRESS.
 */
public final class TinybChild {

    private static final long LOOK_MILLIS = 100;

    private final String address;
    private final BluetoothManager manager;
    private final ReportLines lines = new ReportLines(System.out);
    private final HeardDevices devices = new HeardDevices(lines);

    private TinybChild(String address, BluetoothManager manager) {
        this.address = address;
        this.manager = manager;
    }

    public static void main(String[] arguments) {
        try {
            new TinybChild(arguments[0], BluetoothManager.getBluetoothManager()).run();
        } catch (InterruptedException | LinkageError | RuntimeException e) {
            System.err.println(e.getMessage());
        }
        // Not exit: the library's own threads would meet what exit takes apart.
        Runtime.getRuntime().halt(1);
    }

    private void run() throws InterruptedException {
        BluetoothAdapter adapter = find();
        adapter.setDiscoveryFilter(List.of(), 0, 0, TransportType.LE);
        // Before scanning, to know what is old.
        devices.look(adapter.getDevices());
        while (!lines.isHeardNoMore()) {
            find().close();
            if (!adapter.getPowered()) {
                adapter.setPowered(true);
            }
            if (!adapter.getDiscovering()) {
                adapter.startDiscovery();
            }
            devices.look(adapter.getDevices());
            lines.scanning();
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Each object of the library holds native memory until it is closed. */
    private BluetoothAdapter find() {
        List<BluetoothAdapter> found = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (BluetoothAdapter one : manager.getAdapters()) {
            if (one.getAddress().equalsIgnoreCase(address)) {
                found.add(one);
            } else {
                others.add(one.getInterfaceName() + " " + one.getAddress());
                one.close();
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("adapter " + address
                    + " is not there; plug it in or correct adapter; there is "
                    + (others.isEmpty() ? "none" : String.join(", ", others)));
        }
        return found.get(0);
    }
}
