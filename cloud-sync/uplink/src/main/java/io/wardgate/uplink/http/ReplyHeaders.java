package io.wardgate.uplink.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header lines of one reply, as far as they matter here. Owned by the thread that reads. */
final class ReplyHeaders {

    /** A name of RFC 9110, 5.1; no space before the colon, none at the beginning of a line. */
    private static final Pattern LINE = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*");

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,10}");
    private static final String CONTENT_LENGTH = "content-length";

    private final Map<String, String> values = new HashMap<>();

    void add(String line) throws UnreadableReplyException {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new UnreadableReplyException("header line '" + line + "'");
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        String before = values.putIfAbsent(name, matcher.group(2));
        if (before != null) {
            if (name.equals(CONTENT_LENGTH)) {
                throw new UnreadableReplyException("two lengths, " + before + " and " + matcher.group(2));
            }
            values.put(name, before + ", " + matcher.group(2));
        }
    }

    String contentType() {
        return value("content-type").replaceFirst("[ \t]*;.*", "").toLowerCase(Locale.ROOT);
    }

    boolean isClosing() {
        return value("connection").toLowerCase(Locale.ROOT).matches("(.*,)?[ \t]*close[ \t]*(,.*)?");
    }

    /** How many octets the body of a final reply has; 204 and 304 have none and need not say so (RFC 9112, 6.3). */
    int bodyOctets(int status) throws UnreadableReplyException {
        if (values.containsKey("transfer-encoding")) {
            throw new UnreadableReplyException(
                    "Transfer-Encoding " + value("transfer-encoding") + "; a body must come with its Content-Length");
        }
        boolean bodiless = status == Reply.NO_CONTENT || status == 304;
        String length = values.get(CONTENT_LENGTH);
        if (length == null && !bodiless) {
            throw new UnreadableReplyException("status " + status + " without a Content-Length");
        }
        if (length != null && !LENGTH.matcher(length).matches()) {
            throw new UnreadableReplyException("Content-Length '" + length + "'");
        }
        long octets = bodiless || length == null ? 0 : Long.parseLong(length);
        if (octets > ReplyReader.MAX_BODY_OCTETS) {
            throw new UnreadableReplyException(
                    "a body of " + octets + " octets; at most " + ReplyReader.MAX_BODY_OCTETS);
        }
        return (int) octets;
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }
}
