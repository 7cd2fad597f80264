package io.wardgate.uplink.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Reads the files of {@link TlsFiles}; every fault becomes one sentence with the file and the fix. */
final class StoreReader {

    private final TlsFiles files;

    StoreReader(TlsFiles files) {
        this.files = files;
    }

    /** What the files held when they were read. */
    record Identity(SSLContext context, X509Certificate certificate) {}

    Identity read() throws StoreException {
        char[] password = password();
        try {
            KeyStore keys = open(files.keyStore(), password);
            X509Certificate certificate = ownCertificate(keys);
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keyManagers.init(keys, password);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities(password));
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
            return new Identity(context, certificate);
        } catch (GeneralSecurityException e) {
            throw new StoreException(
                    files.keyStore(), "its key cannot be used; give key and store the same password", e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** The file's text without the line end that editors leave. */
    private char[] password() throws StoreException {
        try {
            return Files.readString(files.password()).replaceFirst("\\R\\z", "").toCharArray();
        } catch (IOException e) {
            throw new StoreException(files.password(), "the password cannot be read; is it there, readable, UTF-8?", e);
        }
    }

    private KeyStore open(Path file, char[] password) throws GeneralSecurityException, StoreException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
            return store;
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new StoreException(file, "the password in " + files.password() + " does not open it", e);
            }
            throw new StoreException(file, "not a readable PKCS#12 store; make it again with keytool", e);
        }
    }

    private X509Certificate ownCertificate(KeyStore keys) throws GeneralSecurityException, StoreException {
        List<String> aliases = Collections.list(keys.aliases());
        for (String alias : aliases) {
            if (keys.isKeyEntry(alias) && keys.getCertificate(alias) instanceof X509Certificate certificate) {
                return certificate;
            }
        }
        throw new StoreException(files.keyStore(), "has no key with certificate; import this gateway's key pair");
    }

    private KeyStore authorities(char[] password) throws GeneralSecurityException, StoreException {
        KeyStore store = open(files.trustStore(), password);
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias)) {
                return store;
            }
        }
        throw new StoreException(
                files.trustStore(), "has no trusted certificate; import the authority with keytool -importcert");
    }
}
