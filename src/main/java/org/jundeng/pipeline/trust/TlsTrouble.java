// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.trust;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why a connection with TLS was not made. */
public enum TlsTrouble {
    /** The server's certificate is another host's. */
    HOSTNAME,
    /** No authority that we trust vouches for the server's certificate. */
    UNTRUSTED,
    /** The server's certificate is no longer valid, or not yet. */
    EXPIRED,
    /** The server wants a certificate of ours, or does not accept the one that it was shown. */
    CLIENT_CERTIFICATE,
    /** The server does not speak TLS at this port. */
    NO_TLS,
    /** The two do not find a common way: a version, a cipher; or the server left without a word. */
    OTHER;

    /** What the server says about our certificate, in the words of RFC 8446. */
    private static final Set<String> ABOUT_OURS = Set.of(
            "certificate_required",
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "unknown_ca",
            "access_denied");

    /** The trouble with TLS among the causes of {@code thrown}; empty where there is none. */
    public static Optional<TlsTrouble> in(Throwable thrown) {
        TlsTrouble found = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            TlsTrouble here = of(cause);
            found = here == null || here == OTHER && found != null ? found : here;
        }
        return Optional.ofNullable(found);
    }

    private static TlsTrouble of(Throwable cause) {
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
            return EXPIRED;
        }
        if (cause instanceof CertPathBuilderException) {
            return UNTRUSTED;
        }
        if (cause instanceof SSLPeerUnverifiedException
                || cause instanceof CertificateException && said.startsWith("no ") && said.contains("name")) {
            return HOSTNAME;
        }
        if (!(cause instanceof SSLException)) {
            return null;
        }
        if (ABOUT_OURS.stream().anyMatch(alert -> said.contains("alert: " + alert))) {
            return CLIENT_CERTIFICATE;
        }
        if (said.contains("unrecognized ssl message")) {
            return NO_TLS;
        }
        return said.contains("alert")
                        || said.contains("terminated the handshake")
                        || said.contains("protocol")
                        || said.contains("cipher")
                ? OTHER
                : null;
    }
}
