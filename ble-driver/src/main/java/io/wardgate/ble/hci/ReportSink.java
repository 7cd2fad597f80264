package io.wardgate.ble.hci;

import io.wardgate.api.advertisement.Advertisement;

/** Takes what the report decoders find. Called from the reader thread. */
interface ReportSink {

    void report(Advertisement advertisement);

    /** A report or an AD structure was cut or contradictory. */
    void malformed();
}
