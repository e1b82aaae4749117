// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Certificates in files of the form PEM. */
final class PemCertificates {

    private PemCertificates() {}

    /** The certificates in a file, in their order; at least one. */
    static List<X509Certificate> in(Path pem) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(pem)) {
            List<X509Certificate> found = new ArrayList<>();
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                found.add((X509Certificate) each);
            }
            if (found.isEmpty()) {
                throw new CertificateException("no certificate in it");
            }
            return found;
        }
    }
}
