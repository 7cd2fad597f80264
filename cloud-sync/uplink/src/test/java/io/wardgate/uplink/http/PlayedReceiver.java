package io.wardgate.uplink.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.protocol.api.MessageFraming;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A receiver of one connection, moved by the test step by step. */
final class PlayedReceiver implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("Content-Length: ([0-9]+)\r\n");
    private final ServerSocket server;
    private Socket socket = new Socket();

    PlayedReceiver() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    }

    int port() {
        return server.getLocalPort();
    }

    void accept() throws IOException {
        socket.close();
        server.setSoTimeout(20_000);
        socket = server.accept();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
    }

    /** Takes the connection and its first request. */
    void greet() throws IOException {
        accept();
        assertThat(request()).startsWith("GET /v1/commands?gateway=GW-1&wait=0 HTTP/1.1\r\n");
        reply("204 No Content", "");
    }

    /** The next request, body included. */
    String request() throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (!text.toString().endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("closed after '" + text + "'");
            }
            text.append((char) octet);
        }
        Matcher length = LENGTH.matcher(text);
        if (length.find()) {
            byte[] body = in.readNBytes(Integer.parseInt(length.group(1)));
            text.append(new String(body, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    void reply(String status, String headersAndBody) throws IOException {
        say("HTTP/1.1 " + status + "\r\n" + (headersAndBody.isEmpty() ? "\r\n" : headersAndBody));
    }

    void replyText(String status, String text) throws IOException {
        reply(status, "Content-Type: text/plain\r\nContent-Length: " + text.length() + "\r\n\r\n" + text);
    }

    void replyMessage(byte[] message) throws IOException {
        String framed = new String(MessageFraming.frame(message), StandardCharsets.ISO_8859_1);
        reply(
                "200 OK",
                "Content-Type: " + Reply.MESSAGES + "\r\nContent-Length: " + framed.length() + "\r\n\r\n" + framed);
    }

    void say(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
        server.close();
    }
}
