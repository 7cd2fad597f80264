package io.wardgate.ble.kernel;

import io.wardgate.ble.report.ReportPackets;

/** The same with extended reports: the kernel hands on to its monitor what it was sent, whatever it asked for. */
class BtsnoopKernelExtendedCases extends BtsnoopKernelCases {

    @Override
    ReportPackets packets() {
        return ReportPackets.EXTENDED;
    }
}
