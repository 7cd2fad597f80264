package io.wardgate.bluez.bus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Says who we are (D-Bus specification, "Authentication Protocol"). The daemon sees the user of the process at the
 * socket; an empty identity asks it to use that one.
 */
final class Handshake {

    private static final String LINE_END = "\r\n";

    /** Where the handshake's lines go. */
    interface Out {
        void write(ByteBuffer octets) throws IOException;
    }

    /** Waits for octets; null if none came in time. */
    interface In {
        @Nullable
        ByteBuffer fill() throws IOException;
    }

    private Handshake() {}

    static void external(Out out, In in) throws IOException {
        out.write(ascii("\0AUTH EXTERNAL" + LINE_END));
        String answer = line(in);
        if (answer.startsWith("DATA")) {
            out.write(ascii("DATA" + LINE_END));
            answer = line(in);
        }
        if (!answer.startsWith("OK")) {
            throw new BusException("the message bus refuses this user: " + answer
                    + "; BlueZ needs its user in the group bluetooth or root");
        }
        out.write(ascii("BEGIN" + LINE_END));
    }

    private static String line(In in) throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.indexOf(LINE_END) < 0) {
            ByteBuffer octets = in.fill();
            if (octets == null) {
                throw new BusException("the message bus does not answer");
            }
            byte[] read = new byte[octets.remaining()];
            octets.get(read);
            line.append(new String(read, StandardCharsets.US_ASCII));
            if (line.length() > 1_024) {
                throw new BusException("this is no message bus, it begins with "
                        + HexFormat.of().formatHex(read, 0, Math.min(read.length, 16)));
            }
        }
        return line.substring(0, line.indexOf(LINE_END));
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
