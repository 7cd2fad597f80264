package io.wardgate.receiver;

import io.wardgate.protocol.api.MessageFraming;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that says exactly these octets and reads reply by reply. */
final class LockStepHttp implements AutoCloseable {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) .*");
    private static final Pattern LENGTH = Pattern.compile("content-length: ([0-9]+)\r\n");
    private final Socket socket;

    LockStepHttp(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(40_000);
    }

    /** One reply; its head in small letters. */
    record Reply(int status, String head, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        List<byte[]> messages() throws Exception {
            List<byte[]> messages = new ArrayList<>();
            new MessageFraming(1 << 20).read(ByteBuffer.wrap(body), messages::add);
            return messages;
        }
    }

    static String put(String path, byte[] envelope) {
        return "PUT " + path + " HTTP/1.1\r\nHost: r\r\nContent-Length: " + envelope.length + "\r\n\r\n"
                + new String(envelope, StandardCharsets.ISO_8859_1);
    }

    static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: r\r\n\r\n";
    }

    LockStepHttp say(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Reply next() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("closed after '" + head + "'");
            }
            head.append((char) octet);
        }
        Matcher status = STATUS.matcher(head.toString().lines().findFirst().orElse(""));
        if (!status.matches()) {
            throw new IOException("no reply: " + head);
        }
        String small = head.toString().toLowerCase(Locale.ROOT);
        Matcher length = LENGTH.matcher(small);
        byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return new Reply(Integer.parseInt(status.group(1)), small, body);
    }

    boolean isClosedByPeer() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
