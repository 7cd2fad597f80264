package io.wardgate.ble.hci;

import io.wardgate.api.advertisement.Advertisement;
import java.util.ArrayList;
import java.util.List;

/** A report sink that keeps and counts. */
final class CollectedReports implements ReportSink {

    final List<Advertisement> reports = new ArrayList<>();
    int malformed;

    @Override
    public void report(Advertisement advertisement) {
        reports.add(advertisement);
    }

    @Override
    public void malformed() {
        malformed++;
    }
}
