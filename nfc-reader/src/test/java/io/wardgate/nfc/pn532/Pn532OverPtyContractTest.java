package io.wardgate.nfc.pn532;

import io.wardgate.nfc.reader.PtyLine;
import io.wardgate.nfc.reader.ReaderPeer;
import io.wardgate.nfc.reader.TagReaderContract;
import java.io.IOException;

class Pn532OverPtyContractTest extends TagReaderContract {

    @Override
    protected ReaderPeer newPeer() throws IOException {
        return new Pn532Peer(PtyLine::new);
    }
}
