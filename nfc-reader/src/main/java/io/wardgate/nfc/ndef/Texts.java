package io.wardgate.nfc.ndef;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** Text on tags is read strictly: a replacement character is no letter that anybody wrote. */
final class Texts {

    private Texts() {}

    /** All octets from there on. */
    static String read(byte[] octets, int from, Charset charset) throws NdefException {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(octets, from, octets.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NdefException("a text is not " + charset, e);
        }
    }
}
