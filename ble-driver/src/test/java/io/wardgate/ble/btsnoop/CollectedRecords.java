package io.wardgate.ble.btsnoop;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.ble.report.CollectedReports;

/** A sink that keeps and counts. */
final class CollectedRecords implements MonitorSink {

    final CollectedReports kept = new CollectedReports();
    long lost;

    @Override
    public void report(Advertisement advertisement) {
        kept.report(advertisement);
    }

    @Override
    public void malformed() {
        kept.malformed();
    }

    @Override
    public void lost(long packets) {
        lost += packets;
    }
}
