package io.wardgate.ble.btsnoop;

import io.wardgate.ble.report.ReportSink;

/** Takes what a monitor's stream says. Called from the reader thread. */
interface MonitorSink extends ReportSink {

    /** The monitor lost so many packets, of whatever kind. */
    void lost(long packets);
}
