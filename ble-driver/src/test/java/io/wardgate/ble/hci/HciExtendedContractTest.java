package io.wardgate.ble.hci;

import io.wardgate.ble.report.ReportPackets;
import io.wardgate.ble.source.AdvertisementSourceContract;
import io.wardgate.ble.source.RadioPeer;
import java.io.IOException;

/** The hci source keeps the contract with a controller that reports in the extended way. */
class HciExtendedContractTest extends AdvertisementSourceContract {

    @Override
    protected RadioPeer peer() throws IOException {
        return new HciRadioPeer(ReportPackets.EXTENDED);
    }
}
