package io.wardgate.uplink.http;

import java.nio.charset.StandardCharsets;

/**
 * One final reply.
 *
 * @param contentType without parameters; empty if there is none
 * @param last the receiver ends the connection after it
 */
record Reply(int status, String contentType, boolean last, byte[] body) {

    static final int NO_CONTENT = 204;

    /** Framed messages, whatever the status is. */
    static final String MESSAGES = "application/vnd.wardgate.messages";

    private static final String TEXT = "text/plain";
    private static final int LONGEST_TEXT = 200;

    boolean isMessages() {
        return contentType.equals(MESSAGES);
    }

    /** Status and reason, fit for a line of the log. */
    String explanation() {
        if (!contentType.equals(TEXT)) {
            return String.valueOf(status);
        }
        String text = new String(body, StandardCharsets.UTF_8).strip();
        String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
        return status + ": " + cut.replaceAll("\\p{Cntrl}", "?");
    }
}
