package io.wardgate.nfc.ndef;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** URI records (URI RTD 1.0): an octet for the usual beginnings, then UTF-8. */
public final class UriPayload {

    private static final String[] PREFIXES = {
        "",
        "http://www.",
        "https://www.",
        "http://",
        "https://",
        "tel:",
        "mailto:",
        "ftp://anonymous:anonymous@",
        "ftp://ftp.",
        "ftps://",
        "sftp://",
        "smb://",
        "nfs://",
        "ftp://",
        "dav://",
        "news:",
        "telnet://",
        "imap:",
        "rtsp://",
        "urn:",
        "pop:",
        "sip:",
        "sips:",
        "tftp:",
        "btspp://",
        "btl2cap://",
        "btgoep://",
        "tcpobex://",
        "irdaobex://",
        "file://",
        "urn:epc:id:",
        "urn:epc:tag:",
        "urn:epc:pat:",
        "urn:epc:raw:",
        "urn:epc:",
        "urn:nfc:"
    };

    private UriPayload() {}

    public static String read(byte[] payload) throws NdefException {
        if (payload.length == 0) {
            throw new NdefException("a URI record without octets");
        }
        int prefix = payload[0] & 0xFF;
        if (prefix >= PREFIXES.length) {
            throw new NdefException("URI identifier " + prefix + " is not defined");
        }
        String rest = Texts.read(payload, 1, StandardCharsets.UTF_8);
        if (rest.codePoints().anyMatch(Character::isISOControl)) {
            throw new NdefException("a URI has control characters");
        }
        return PREFIXES[prefix] + rest;
    }

    /** With the longest beginning that it has. */
    public static byte[] write(String uri) {
        int best = 0;
        for (int i = 1; i < PREFIXES.length; i++) {
            if (uri.startsWith(PREFIXES[i]) && PREFIXES[i].length() > PREFIXES[best].length()) {
                best = i;
            }
        }
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(best);
        payload.writeBytes(uri.substring(PREFIXES[best].length()).getBytes(StandardCharsets.UTF_8));
        return payload.toByteArray();
    }
}
