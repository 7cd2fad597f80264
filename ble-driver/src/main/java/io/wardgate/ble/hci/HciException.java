package io.wardgate.ble.hci;

import java.io.IOException;

/** The controller does not do what it was told. */
final class HciException extends IOException {

    private static final long serialVersionUID = 1L;

    private HciException(String message) {
        super(message);
    }

    static HciException silent(HciCommand command, int timeoutMillis) {
        return new HciException("no answer to " + command + " within " + timeoutMillis
                + " ms; check baud rate, RTS/CTS and firmware of the controller");
    }

    static HciException refused(HciCommand command, int status) {
        return new HciException(String.format("%s was refused with status 0x%02X", command, status));
    }

    static HciException noCodedPhy() {
        return new HciException("the controller has no Coded PHY; set codedPhy: false, or take a firmware that has it");
    }

    static HciException noReports() {
        return new HciException("still no report in spite of rescan and reset");
    }
}
