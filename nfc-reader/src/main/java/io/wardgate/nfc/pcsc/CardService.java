package io.wardgate.nfc.pcsc;

import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminals;

/** A connection to the PC/SC service. Owned by the reader's thread. */
public interface CardService extends AutoCloseable {

    CardTerminals terminals();

    @Override
    void close();

    /** Opens such a connection. */
    @FunctionalInterface
    interface Opener {

        /** @throws CardException if the service does not run, or this machine has none; the message says what to do */
        CardService open() throws CardException;
    }
}
