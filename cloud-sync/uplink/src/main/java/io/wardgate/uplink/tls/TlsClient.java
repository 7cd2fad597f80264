package io.wardgate.uplink.tls;

import io.wardgate.uplink.tls.StoreReader.Identity;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets that speak mutual TLS 1.3 with one receiver, and says in one line why they do not.
 *
 * <p>The files are read when the first socket is made, and again whenever one of them changed: a renewed certificate
 * needs no restart, and a bad file is repaired by putting a good one in its place. Opening a PKCS#12 store is slow by
 * design, so it is not done for each connection.
 *
 * <p>Safe from any thread.
 */
public final class TlsClient {

    private final TlsFiles files;
    private final String host;
    private @Nullable Identity identity;
    private List<FileTime> read = List.of();

    /** @param host the name or address that the receiver's certificate must carry */
    public TlsClient(TlsFiles files, String host) {
        this.files = files;
        this.host = host;
    }

    /**
     * A socket that is not connected yet; connecting includes the handshake.
     *
     * @throws IOException naming the file that cannot be used, and the fix
     */
    public Socket newSocket() throws IOException {
        return new TlsSocket(identity().context().getSocketFactory(), host);
    }

    /** One line on why a connection failed: the file or peer at fault and what to do. */
    public String explain(Throwable fault) {
        return new TlsFault(files, host, known()).explain(fault);
    }

    private synchronized @Nullable Identity known() {
        return identity;
    }

    private synchronized Identity identity() throws StoreException {
        List<FileTime> now = List.of(changed(files.keyStore()), changed(files.trustStore()), changed(files.password()));
        Identity known = identity;
        if (known == null || !now.equals(read)) {
            identity = null;
            known = new StoreReader(files).read();
            identity = known;
            read = now;
        }
        return known;
    }

    private static FileTime changed(Path file) throws StoreException {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new StoreException(file, "cannot be found; is the path right and readable for this process?", e);
        }
    }
}
