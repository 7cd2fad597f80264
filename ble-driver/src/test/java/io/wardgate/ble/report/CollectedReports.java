package io.wardgate.ble.report;

import io.wardgate.api.advertisement.Advertisement;
import java.util.ArrayList;
import java.util.List;

/** A report sink that keeps and counts. */
public final class CollectedReports implements ReportSink {

    public final List<Advertisement> reports = new ArrayList<>();
    public int malformed;

    @Override
    public void report(Advertisement advertisement) {
        reports.add(advertisement);
    }

    @Override
    public void malformed() {
        malformed++;
    }
}
