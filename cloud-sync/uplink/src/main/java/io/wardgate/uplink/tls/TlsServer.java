package io.wardgate.uplink.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Speaks mutual TLS 1.3 on sockets that were accepted: for a platform that connects to the gateway. Only the one peer
 * that the configuration names gets in, because every gateway of the hospital has a certificate of the same authority.
 *
 * <p>Safe from any thread.
 */
public final class TlsServer {

    private static final String[] VERSIONS = {"TLSv1.3"};

    private final FreshIdentity identity;
    private final String peerName;

    /** @param peerName the one CN that the peer's certificate must have */
    public TlsServer(TlsFiles files, String peerName) {
        this.identity = new FreshIdentity(files);
        this.peerName = peerName;
    }

    /**
     * The handshake. Read and write through what is returned, but close the accepted socket: closing that never waits.
     *
     * @throws IOException if a file cannot be used, or the peer is not the one
     */
    public Socket secured(Socket accepted) throws IOException {
        SSLSocket tls = (SSLSocket) identity.read().context().getSocketFactory().createSocket(accepted, null, false);
        tls.setUseClientMode(false);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        parameters.setNeedClientAuth(true);
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        List<String> names = commonNames((X509Certificate) tls.getSession().getPeerCertificates()[0]);
        if (!names.equals(List.of(peerName))) {
            throw new SSLHandshakeException(
                    "the peer's certificate has CN " + names + "; allowed is the platform, '" + peerName + "'");
        }
        return tls;
    }

    private static List<String> commonNames(X509Certificate certificate) throws SSLHandshakeException {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .toList();
        } catch (InvalidNameException e) {
            throw (SSLHandshakeException) new SSLHandshakeException("the peer's certificate has no name").initCause(e);
        }
    }
}
