package io.wardgate.uplink.tls;

import java.io.IOException;
import java.net.Socket;

/**
 * Makes sockets that speak mutual TLS 1.3 with one receiver, and says in one line why they do not. *
 * <p>Safe from any thread.
 */
public final class TlsClient {

    private final TlsFiles files;
    private final FreshIdentity identity;
    private final String host;
    private final String serverKey;

    /**
     * @param host the name or address that the receiver's certificate must carry
     * @param serverKey the key that names the receiver, to speak of it
     */
    public TlsClient(TlsFiles files, String host, String serverKey) {
        this.files = files;
        this.identity = new FreshIdentity(files);
        this.host = host;
        this.serverKey = serverKey;
    }

    /**
     * A socket that is not connected yet; connecting includes the handshake.
     *
     * @throws IOException naming the file that cannot be used, and the fix
     */
    public Socket newSocket() throws IOException {
        return new TlsSocket(identity.read().context().getSocketFactory(), host);
    }

    /** One line on why a connection failed: the file or peer at fault and what to do. */
    public String explain(Throwable fault) {
        return new TlsFault(files, host, serverKey, identity.known()).explain(fault);
    }
}
