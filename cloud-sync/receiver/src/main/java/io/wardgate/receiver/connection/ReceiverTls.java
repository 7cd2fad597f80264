package io.wardgate.receiver.connection;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Mutual TLS 1.3 from PKCS#12 stores: who has no certificate of the hospital's authority gets no byte of ours.
 *
 * @param server for connections that are accepted
 * @param client for connections to gateways; these are known by the CN of their certificates, not by host names
 */
public record ReceiverTls(SslContext server, SslContext client) {

    private static final String VERSION = "TLSv1.3";

    /**
     * Reads both stores; the password file's text, without a line end, opens them.
     *
     * @throws IOException naming the file that cannot be used
     */
    public static ReceiverTls load(Path keyStore, Path trustStore, Path passwordFile) throws IOException {
        char[] password =
                Files.readString(passwordFile).replaceFirst("\\R\\z", "").toCharArray();
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(open(keyStore, password), password);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(open(trustStore, password));
            SslContext server = SslContextBuilder.forServer(keys)
                    .trustManager(trust)
                    .clientAuth(ClientAuth.REQUIRE)
                    .protocols(VERSION)
                    .build();
            SslContext client = SslContextBuilder.forClient()
                    .keyManager(keys)
                    .trustManager(trust)
                    .endpointIdentificationAlgorithm(null)
                    .protocols(VERSION)
                    .build();
            return new ReceiverTls(server, client);
        } catch (GeneralSecurityException e) {
            throw new IOException(keyStore + " and " + trustStore + ": " + e.getMessage(), e);
        }
    }

    private static KeyStore open(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
            return store;
        } catch (IOException e) {
            throw new IOException(file + ": not a PKCS#12 store that this password opens: " + e.getMessage(), e);
        }
    }
}
