package io.wardgate.bluez.scan;

import io.wardgate.ble.kernel.KernelAdapter;
import io.wardgate.ble.kernel.KernelContract;
import io.wardgate.ble.source.RadioPeer;
import java.io.IOException;

/** The BlueZ source when adapter and BlueZ come and go. */
class BluezKernelFaults extends KernelContract {

    @Override
    protected RadioPeer peer(KernelAdapter adapter) throws IOException {
        return new BluezKernelPeer(adapter);
    }
}
