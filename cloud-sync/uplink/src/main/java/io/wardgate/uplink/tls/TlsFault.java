package io.wardgate.uplink.tls;

import io.wardgate.uplink.tls.StoreReader.Identity;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Puts what JSSE throws into one line: which file or peer is at fault, and what to do.
 *
 * <p>In TLS 1.3 a client is done before the server looked at its certificate: a refusal comes as an alert to the first
 * read, or not at all if the line broke first. So a line that breaks before the receiver spoke is suspected to be one.
 *
 * @param serverKey the key that names the receiver
 * @param identity what was read from the files, or null if they could not be read
 */
record TlsFault(
        TlsFiles files,
        String host,
        String serverKey,
        @Nullable Identity identity) {

    private static final String ALERT = "Received fatal alert: ";

    String explain(Throwable fault) {
        Throwable last = fault;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            String known = known(cause);
            if (known != null) {
                return known;
            }
            last = cause;
        }
        return last instanceof ConnectException || !isBroken(last)
                ? last.toString()
                : last + "; if this repeats, the receiver may refuse the certificate in " + files.keyStore() + ": "
                        + fix();
    }

    private static boolean isBroken(Throwable cause) {
        return cause instanceof SocketException || cause instanceof EOFException;
    }

    private @Nullable String known(Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        if (cause instanceof StoreException) {
            return text;
        }
        if (cause instanceof CertificateExpiredException) {
            return "the receiver's certificate has expired (" + text + "); renew it at " + host
                    + ", or set this gateway's clock, which says " + Instant.now();
        }
        if (cause instanceof CertificateNotYetValidException) {
            return "the receiver's certificate is not valid yet (" + text + "); set this gateway's clock, which says "
                    + Instant.now();
        }
        if (cause instanceof CertPathBuilderException) {
            return files.trustStore() + ": its authority did not sign the certificate of " + host
                    + "; import the authority that did";
        }
        if (cause instanceof CertificateException && text.startsWith("No ")) {
            return "the receiver's certificate does not name " + host + " (" + text
                    + "); use a name that it carries in " + serverKey + ", or renew it with this one";
        }
        if (cause instanceof SSLException && text.contains(ALERT)) {
            return alert(text.substring(text.indexOf(ALERT) + ALERT.length()));
        }
        if (cause instanceof SSLException && text.contains("plaintext connection")) {
            return host + " does not speak TLS on that port; set " + serverKey + " to its TLS port";
        }
        return null;
    }

    private String alert(String alert) {
        if (alert.contains("protocol_version")) {
            return host + " does not speak TLS 1.3, and nothing older is allowed; switch it on there";
        }
        return "the receiver refuses the certificate in " + files.keyStore() + " (" + alert + "); " + fix();
    }

    private String fix() {
        Identity own = identity;
        Date now = new Date();
        if (own != null && now.after(own.certificate().getNotAfter())) {
            return "it expired at " + own.certificate().getNotAfter().toInstant() + ": renew it";
        }
        return "it must be valid and signed by an authority that the receiver trusts";
    }
}
