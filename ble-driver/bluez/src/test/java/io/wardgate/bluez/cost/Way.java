package io.wardgate.bluez.cost;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.btsnoop.BtsnoopAdvertisementSource;
import io.wardgate.ble.btsnoop.BtsnoopSettings;
import io.wardgate.ble.hci.HciRadio;
import io.wardgate.ble.hci.HciSettings;
import io.wardgate.ble.hci.ScanTiming;
import io.wardgate.ble.kernel.KernelAdapter;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.bluez.bus.BusAddress;
import io.wardgate.bluez.scan.BluezAdvertisementSource;
import io.wardgate.bluez.scan.BluezSettings;
import java.nio.file.Path;

/** The ways from a controller to the gateway that are compared. */
enum Way {
    HCI("hci") {
        @Override
        AdvertisementSource source(int port, GatewayClock clock) {
            PortAddress line = PortAddress.parse("ble.hci", "tcp:127.0.0.1:" + port, 1_000_000);
            return new HciRadio(
                    new HciSettings("cost", line, new ScanTiming(50, 50), WATCHDOG_SECONDS, QUEUE),
                    urgent -> false,
                    clock);
        }
    },
    /** The scan is kept on by somebody who costs nothing here. */
    BTSNOOP("btsnoop") {
        @Override
        AdvertisementSource source(int port, GatewayClock clock) {
            return BtsnoopAdvertisementSource.of(
                    new BtsnoopSettings("cost", adapter("ble.btsnoop"), "", WATCHDOG_SECONDS, QUEUE),
                    urgent -> false,
                    clock);
        }
    },
    /** The scan is BlueZ's. */
    BTSNOOP_BESIDE_BLUEZ("btsnoop+bluez") {
        @Override
        AdvertisementSource source(int port, GatewayClock clock) {
            return BTSNOOP.source(port, clock);
        }
    },
    BLUEZ("bluez") {
        @Override
        AdvertisementSource source(int port, GatewayClock clock) {
            BusAddress bus = new BusAddress(Path.of("/run/dbus/system_bus_socket"));
            return BluezAdvertisementSource.of(
                    new BluezSettings("cost", bus, adapter("ble.bluez"), WATCHDOG_SECONDS, QUEUE),
                    urgent -> false,
                    clock,
                    () -> false);
        }
    };

    private static final int WATCHDOG_SECONDS = 600;
    private static final int QUEUE = 8_192;

    /** In the table. */
    final String name;

    Way(String name) {
        this.name = name;
    }

    boolean isScannedByBluez() {
        return this == BTSNOOP_BESIDE_BLUEZ;
    }

    /** @param port of the controller that no kernel is between */
    abstract AdvertisementSource source(int port, GatewayClock clock);

    private static AdapterBinding adapter(String section) {
        return AdapterBinding.parse(section, KernelAdapter.ADDRESS, AdapterBinding.SYSFS);
    }
}
