package io.wardgate.nfc.pn532;

import io.wardgate.nfc.reader.ReaderPeer;
import io.wardgate.nfc.reader.TagReaderContract;
import io.wardgate.nfc.reader.TcpLine;
import java.io.IOException;

class Pn532OverTcpContractTest extends TagReaderContract {

    @Override
    protected ReaderPeer newPeer() throws IOException {
        return new Pn532Peer(TcpLine::new);
    }
}
