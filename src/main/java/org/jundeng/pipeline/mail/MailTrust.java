// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.jundeng.pipeline.trust.Trust;

/**
 * The certificates by which a mail server proves who it is: those that Java trusts, and those of the city's own
 * authorities.
 */
final class MailTrust {

    private MailTrust() {}

    /** Also trusts the certificates in {@code pem}. */
    static SSLContextParameters alsoIn(Path pem) throws IOException, GeneralSecurityException {
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setTrustManager(Trust.alsoIn(pem));
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(managers);
        return parameters;
    }
}
