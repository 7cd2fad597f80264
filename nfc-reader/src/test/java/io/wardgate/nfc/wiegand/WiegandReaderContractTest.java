package io.wardgate.nfc.wiegand;

import io.wardgate.api.nfc.Tag;
import io.wardgate.nfc.number.NumberPeer;
import io.wardgate.nfc.reader.PtyLine;
import io.wardgate.nfc.reader.ReaderPeer;
import io.wardgate.nfc.reader.TagReaderContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** On a serial line. */
class WiegandReaderContractTest extends TagReaderContract {

    @Override
    protected ReaderPeer newPeer() throws IOException {
        return new NumberPeer(
                new PtyLine(said -> new byte[0]),
                "Wiegand frames",
                WiegandParser::new,
                tag -> (WiegandFrameTest.frame34(low(tag)) + "\r").getBytes(StandardCharsets.US_ASCII),
                4);
    }

    private static long low(Tag tag) {
        long number = 0;
        for (byte octet : tag.uid().octets()) {
            number = number << 8 | octet & 0xFF;
        }
        return number & 0xFFFF_FFFFL;
    }
}
