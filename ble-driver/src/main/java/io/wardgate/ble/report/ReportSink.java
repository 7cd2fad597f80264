package io.wardgate.ble.report;

import io.wardgate.api.advertisement.Advertisement;

/** Takes what the report decoders find. Called from the reader thread. */
public interface ReportSink {

    void report(Advertisement advertisement);

    /** A report or an AD structure was cut or contradictory. */
    void malformed();
}
