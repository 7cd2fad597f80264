package io.wardgate.uplink.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads replies one after the other from a connection (RFC 9112).
 *
 * <pre>
 *  HTTP/1.1 SP 3 digits SP reason CRLF      lines end with CR LF, are printable ASCII,
 *  name ":" value CRLF …                    and all of a head together have at most 8,192 octets
 *  CRLF
 *  body                                     exactly Content-Length octets, at most 1 MiB
 * </pre>
 *
 * <p>Stricter than the RFC allows: no folded lines, no bare LF, no HTTP/1.0, no chunks, no body that ends with the
 * connection. All of these are ways to disagree about where a reply ends, and the next reply would then be taken for
 * one to another batch. Interim replies (1xx) only show that the receiver lives, and are passed over.
 *
 * <p>Owned by one thread. After an exception nothing more can be read.
 */
final class ReplyReader {

    /** Largest body. */
    static final int MAX_BODY_OCTETS = 1 << 20;

    /** All lines of one head. */
    static final int MAX_HEAD_OCTETS = 8_192;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 ([1-5][0-9]{2})( .*)?");
    private static final int CHUNK_OCTETS = 16_384;
    private static final int FINAL = 200;

    private final InputStream in;
    private int headOctets;

    ReplyReader(InputStream in) {
        this.in = new BufferedInputStream(in, CHUNK_OCTETS);
    }

    /** Waits for the next final reply. */
    Reply next() throws IOException {
        while (true) {
            headOctets = 0;
            int status = status(line());
            ReplyHeaders headers = headers();
            if (status >= FINAL) {
                return new Reply(status, headers.contentType(), headers.isClosing(), body(headers.bodyOctets(status)));
            }
            if (status == 101) {
                throw new UnreadableReplyException("it changes to another protocol, which nobody asked for");
            }
        }
    }

    private static int status(String line) throws UnreadableReplyException {
        Matcher matcher = STATUS_LINE.matcher(line);
        if (!matcher.matches()) {
            throw new UnreadableReplyException("begins with '" + line + "'");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private ReplyHeaders headers() throws IOException {
        ReplyHeaders headers = new ReplyHeaders();
        String line = line();
        while (!line.isEmpty()) {
            headers.add(line);
            line = line();
        }
        return headers;
    }

    /** The next line without its end; looks at each octet as it comes, so that rubbish without a line end is noticed. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int octet = octet();
        while (octet != '\r') {
            if (octet != '\t' && (octet < ' ' || octet > '~')) {
                throw new UnreadableReplyException(
                        String.format("octet %02x at %d of line '%s'", octet, line.length(), line));
            }
            line.append((char) octet);
            octet = octet();
        }
        if (octet() != '\n') {
            throw new UnreadableReplyException("CR without LF after '" + line + "'");
        }
        return line.toString();
    }

    private int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException("the receiver closed the connection");
        }
        if (++headOctets > MAX_HEAD_OCTETS) {
            throw new UnreadableReplyException("its head has more than " + MAX_HEAD_OCTETS + " octets");
        }
        return octet;
    }

    private byte[] body(int octets) throws IOException {
        byte[] body = in.readNBytes(octets);
        if (body.length < octets) {
            throw new EOFException(
                    "the receiver closed the connection after " + body.length + " of " + octets + " octets of a reply");
        }
        return body;
    }
}
