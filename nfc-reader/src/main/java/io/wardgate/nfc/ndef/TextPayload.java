package io.wardgate.nfc.ndef;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text records (Text RTD 1.0): an octet with the length of the language and a bit for UTF-16, the language, the text.
 *
 * @param language IANA code, 1 to 63 characters
 */
public record TextPayload(String language, String text) {

    private static final int UTF_16 = 0x80;
    private static final int LANGUAGE_LENGTH = 0x3F;

    public TextPayload {
        if (language.isEmpty() || language.length() > LANGUAGE_LENGTH) {
            throw new IllegalArgumentException("a language has 1 to 63 characters, not " + language.length());
        }
    }

    public static TextPayload read(byte[] payload) throws NdefException {
        if (payload.length == 0) {
            throw new NdefException("a text record without octets");
        }
        int length = payload[0] & LANGUAGE_LENGTH;
        if (length == 0 || length >= payload.length) {
            throw new NdefException("a language of " + length + " octets in a text record of " + payload.length);
        }
        String language = new String(payload, 1, length, StandardCharsets.US_ASCII);
        Charset charset = (payload[0] & UTF_16) != 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return new TextPayload(language, Texts.read(payload, 1 + length, charset));
    }

    /** In UTF-8. */
    public byte[] octets() {
        byte[] name = language.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(name.length);
        payload.writeBytes(name);
        payload.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return payload.toByteArray();
    }
}
