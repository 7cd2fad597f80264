package io.wardgate.receiver;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** An MQTT client made of bytes: sends exactly what the test says, right or wrong. */
final class LockStepClient implements AutoCloseable {

    private final Socket socket;
    private final DataInputStream in;

    LockStepClient(int port) throws IOException {
        this(new Socket("127.0.0.1", port));
    }

    /** With the certificate of this store, or with none. */
    static LockStepClient overTls(int port, Certificates trusted, @Nullable Path keyStore, String version)
            throws IOException, GeneralSecurityException {
        char[] password = Certificates.PASSWORD.toCharArray();
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(KeyStore.getInstance(trusted.trustStore.toFile(), password));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        if (keyStore != null) {
            keys.init(KeyStore.getInstance(keyStore.toFile(), password), password);
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyStore == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setEnabledProtocols(new String[] {version});
        return new LockStepClient(socket);
    }

    /** How long to wait for an answer, if not 15 s. */
    LockStepClient patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
        return this;
    }

    private LockStepClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(15_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
    }

    /** Hex digits; everything after # in a line is a comment. */
    LockStepClient send(String hex) throws IOException {
        return send(HexFormat.of().parseHex(hex.replaceAll("#[^\n]*", "").replaceAll("\\s", "")));
    }

    LockStepClient send(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        socket.getOutputStream().flush();
        return this;
    }

    /** The next whole packet as hex. */
    String receive() throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(in.readUnsignedByte());
        int length = 0;
        int shift = 0;
        int octet;
        do {
            octet = in.readUnsignedByte();
            packet.write(octet);
            length |= (octet & 0x7f) << shift;
            shift += 7;
        } while (octet >= 0x80);
        packet.write(in.readNBytes(length));
        return HexFormat.of().formatHex(packet.toByteArray());
    }

    /** Everything up to the end of the connection as hex. */
    String receiveAll() throws IOException {
        return HexFormat.of().formatHex(in.readAllBytes());
    }

    /** Whether the server closed the connection without another octet. */
    boolean isClosedByServer() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException e) {
            return true; // reset: closed while octets of ours were on their way
        }
    }

    static byte[] connect(int level, String clientId, int keepAliveSeconds) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        text(rest, "MQTT");
        rest.write(level);
        rest.write(0b0000_0010); // clean session or clean start
        rest.write(keepAliveSeconds >> 8);
        rest.write(keepAliveSeconds);
        if (level == 5) {
            rest.write(0); // no properties
        }
        text(rest, clientId);
        return packet(0x10, rest.toByteArray());
    }

    static byte[] publish(int level, String topic, int qos, int packetId, byte[] payload) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        text(rest, topic);
        if (qos > 0) {
            rest.write(packetId >> 8);
            rest.write(packetId);
        }
        if (level == 5) {
            rest.write(0);
        }
        rest.writeBytes(payload);
        return packet(0x30 | (qos << 1), rest.toByteArray());
    }

    static byte[] subscribe(int level, String filter, int packetId) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        rest.write(packetId >> 8);
        rest.write(packetId);
        if (level == 5) {
            rest.write(0);
        }
        text(rest, filter);
        rest.write(1);
        return packet(0x82, rest.toByteArray());
    }

    static byte[] packet(int first, byte[] rest) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(first);
        int length = rest.length;
        do {
            packet.write(length > 127 ? (length & 0x7f) | 0x80 : length);
            length >>= 7;
        } while (length > 0);
        packet.writeBytes(rest);
        return packet.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        out.write(octets.length >> 8);
        out.write(octets.length);
        out.writeBytes(octets);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
