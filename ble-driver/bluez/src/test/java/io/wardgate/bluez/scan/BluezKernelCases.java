package io.wardgate.bluez.scan;

import io.wardgate.ble.kernel.BluetoothDaemon;
import io.wardgate.ble.kernel.KernelAdapter;
import io.wardgate.ble.source.AdvertisementSourceContract;
import io.wardgate.ble.source.RadioPeer;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The BlueZ source keeps the contract with a real bluetoothd on a real kernel. */
class BluezKernelCases extends AdvertisementSourceContract {

    /** One for all cases: the kernel takes seconds to make an adapter usable. */
    private static @Nullable KernelAdapter adapter;

    private static @Nullable BluetoothDaemon daemon;

    @BeforeAll
    static void plugInTheAdapter() throws IOException {
        daemon = BluetoothDaemon.start();
        adapter = KernelAdapter.plugIn();
    }

    @AfterAll
    static void pullOutTheAdapter() throws IOException {
        Objects.requireNonNull(adapter).close();
        Objects.requireNonNull(daemon).close();
    }

    /** BlueZ remembers devices: started anew, it knows none. */
    @Override
    protected RadioPeer peer() throws IOException {
        Objects.requireNonNull(daemon).restart();
        return new BluezKernelPeer(Objects.requireNonNull(adapter));
    }
}
