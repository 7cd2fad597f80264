package io.wardgate.receiver.connection;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Which gateway a peer's certificate stands for: the one CN of its subject (docs/adr/0054). */
public final class PeerCertificate {

    /** No gateway has this id: a certificate without exactly one CN speaks for nobody. */
    private static final String NOBODY = "";

    private PeerCertificate() {}

    /** Empty without TLS. Only after the handshake. */
    public static Optional<String> gateway(ChannelPipeline pipeline) {
        SslHandler tls = pipeline.get(SslHandler.class);
        return tls == null ? Optional.empty() : Optional.of(commonName(tls));
    }

    private static String commonName(SslHandler tls) {
        try {
            X509Certificate certificate =
                    (X509Certificate) tls.engine().getSession().getPeerCertificates()[0];
            List<String> names = new LdapName(
                            certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .toList();
            return names.size() == 1 ? names.get(0) : NOBODY;
        } catch (SSLPeerUnverifiedException | InvalidNameException e) {
            return NOBODY;
        }
    }
}
