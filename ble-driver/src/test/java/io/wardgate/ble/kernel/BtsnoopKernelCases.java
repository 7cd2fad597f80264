package io.wardgate.ble.kernel;

import io.wardgate.ble.report.ReportPackets;
import io.wardgate.ble.source.AdvertisementSourceContract;
import io.wardgate.ble.source.RadioPeer;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The btsnoop source keeps the contract on a real kernel with a real btmon. */
class BtsnoopKernelCases extends AdvertisementSourceContract {

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

    @Override
    protected RadioPeer peer() throws IOException {
        return new BtsnoopKernelPeer(Objects.requireNonNull(adapter), packets());
    }

    ReportPackets packets() {
        return ReportPackets.LEGACY;
    }
}
