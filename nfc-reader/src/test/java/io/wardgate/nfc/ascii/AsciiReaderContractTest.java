package io.wardgate.nfc.ascii;

import io.wardgate.nfc.number.NumberPeer;
import io.wardgate.nfc.reader.ReaderPeer;
import io.wardgate.nfc.reader.TagReaderContract;
import io.wardgate.nfc.reader.TcpLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

class AsciiReaderContractTest extends TagReaderContract {

    private static final AsciiFormat FORMAT = AsciiFormat.parse("any", "([0-9A-Fa-f]{8,20})", "hex", false, false, 0);

    @Override
    protected ReaderPeer newPeer() throws IOException {
        return new NumberPeer(
                new TcpLine(said -> new byte[0]),
                "lines of text",
                () -> new AsciiParser(FORMAT),
                tag -> (tag.uid().hex() + "\r\n").getBytes(StandardCharsets.US_ASCII),
                10);
    }
}
