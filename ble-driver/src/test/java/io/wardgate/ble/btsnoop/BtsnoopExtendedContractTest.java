package io.wardgate.ble.btsnoop;

import io.wardgate.ble.report.ReportPackets;
import io.wardgate.ble.source.AdvertisementSourceContract;
import io.wardgate.ble.source.RadioPeer;
import java.io.IOException;

/** The btsnoop source keeps the contract with a monitor of a controller that reports in the extended way. */
class BtsnoopExtendedContractTest extends AdvertisementSourceContract {

    @Override
    protected RadioPeer peer() throws IOException {
        return new BtsnoopRadioPeer(ReportPackets.EXTENDED);
    }
}
