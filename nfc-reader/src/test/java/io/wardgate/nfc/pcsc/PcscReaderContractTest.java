package io.wardgate.nfc.pcsc;

import io.wardgate.nfc.reader.ReaderPeer;
import io.wardgate.nfc.reader.TagReaderContract;

/** On a service in memory; on the real one: {@link PcscdTest}. */
class PcscReaderContractTest extends TagReaderContract {

    @Override
    protected ReaderPeer newPeer() {
        return new PcscPeer();
    }
}
