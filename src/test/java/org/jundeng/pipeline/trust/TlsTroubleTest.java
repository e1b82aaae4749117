// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;

/** The exceptions are those that the JDK and the HTTP client throw. */
class TlsTroubleTest {

    private static Throwable handshake(String said, Throwable cause) {
        return new IOException("wrapped", new SSLHandshakeException(said).initCause(cause));
    }

    @Test
    void tellsApartWhyAConnectionWasNotMade() {
        Map<Throwable, TlsTrouble> all = Map.of(
                handshake("PKIX path building failed", new CertPathBuilderException("no path")),
                TlsTrouble.UNTRUSTED,
                handshake(
                        "PKIX path validation failed",
                        new CertPathValidatorException("validity check failed", new CertificateExpiredException())),
                TlsTrouble.EXPIRED,
                handshake("no", new CertificateException("No name matching localhost found")),
                TlsTrouble.HOSTNAME,
                new SSLPeerUnverifiedException("Certificate for <a> doesn't match"),
                TlsTrouble.HOSTNAME,
                handshake("(certificate_required) Received fatal alert: certificate_required", null),
                TlsTrouble.CLIENT_CERTIFICATE,
                new SSLException("Received fatal alert: bad_certificate"),
                TlsTrouble.CLIENT_CERTIFICATE,
                new SSLException("Unsupported or unrecognized SSL message"),
                TlsTrouble.NO_TLS,
                handshake("Received fatal alert: protocol_version", null),
                TlsTrouble.OTHER);

        all.forEach((thrown, trouble) -> assertThat(TlsTrouble.in(thrown)).contains(trouble));
    }

    @Test
    void blamesNoCertificateForABrokenConnection() {
        assertThat(TlsTrouble.in(new IOException("Connection reset"))).isEmpty();
        assertThat(TlsTrouble.in(new SSLException("closing inbound before receiving peer's close_notify")))
                .isEmpty();
    }
}
