// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The certificates by which a server proves who it is: those that Java trusts, and those of the city's own
 * authorities.
 */
public final class Trust {

    private Trust() {}

    /**
     * Trusts what Java trusts, and also the certificates in {@code pem}.
     *
     * @throws IOException if the file cannot be read
     * @throws GeneralSecurityException if it holds no certificates in PEM
     */
    public static X509TrustManager alsoIn(Path pem) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        for (X509Certificate known : manager(null).getAcceptedIssuers()) {
            trusted.setCertificateEntry("java-" + trusted.size(), known);
        }
        for (X509Certificate own : PemCertificates.in(pem)) {
            trusted.setCertificateEntry("own-" + trusted.size(), own);
        }
        return manager(trusted);
    }

    /**
     * TLS as a client.
     *
     * @param trust whom to trust; null for those that Java trusts
     * @param own what proves who we are; null where nothing does
     */
    public static SSLContext context(X509TrustManager trust, ClientCertificate own) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                own == null ? new KeyManager[0] : own.managers(),
                trust == null ? null : new TrustManager[] {trust},
                null);
        return context;
    }

    private static X509TrustManager manager(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new IllegalStateException("every JDK checks X.509 certificates");
    }
}
