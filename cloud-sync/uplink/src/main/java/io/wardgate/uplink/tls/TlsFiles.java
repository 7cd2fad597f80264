package io.wardgate.uplink.tls;

import java.nio.file.Path;

/**
 * What this gateway proves itself with and whom it believes. Names of files only: no secret is held here, so this may be
 * printed.
 *
 * @param keyStore PKCS#12 with this gateway's key and certificate; the certificate's CN is the gateway's id
 * @param trustStore PKCS#12 with the authority that signed the receiver's certificate
 * @param password text file with the one password of both stores
 */
public record TlsFiles(Path keyStore, Path trustStore, Path password) {

    /**
     * Takes the configured values.
     *
     * @throws IllegalArgumentException naming the first key without a value
     */
    public static TlsFiles of(String keyStoreFile, String trustStoreFile, String passwordFile) {
        return of("uplink.mqtt", keyStoreFile, trustStoreFile, passwordFile);
    }

    /**
     * Takes the configured values of any section.
     *
     * @throws IllegalArgumentException naming the first key without a value
     */
    public static TlsFiles of(String section, String keyStoreFile, String trustStoreFile, String passwordFile) {
        return new TlsFiles(
                path(section + ".keyStoreFile", keyStoreFile),
                path(section + ".trustStoreFile", trustStoreFile),
                path(section + ".passwordFile", passwordFile));
    }

    private static Path path(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    key + " is empty; TLS needs keyStoreFile, trustStoreFile and passwordFile");
        }
        return Path.of(value);
    }
}
