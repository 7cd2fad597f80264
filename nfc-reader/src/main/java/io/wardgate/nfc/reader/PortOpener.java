package io.wardgate.nfc.reader;

import io.wardgate.ble.port.OctetPort;
import java.io.IOException;

/** Opens the line to a reader; a failure's message says what to do about it. */
@FunctionalInterface
public interface PortOpener {

    OctetPort open() throws IOException;
}
