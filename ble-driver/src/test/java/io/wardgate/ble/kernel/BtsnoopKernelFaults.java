package io.wardgate.ble.kernel;

import io.wardgate.ble.report.ReportPackets;
import io.wardgate.ble.source.RadioPeer;
import java.io.IOException;

/** The btsnoop source when adapter and BlueZ come and go. */
class BtsnoopKernelFaults extends KernelContract {

    @Override
    protected RadioPeer peer(KernelAdapter adapter) throws IOException {
        return new BtsnoopKernelPeer(adapter, ReportPackets.LEGACY);
    }
}
