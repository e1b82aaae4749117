// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.trust.Trust;

/**
 * The certificates by which a mail server proves who it is: those that Java trusts, and those of the city's own
 * authorities.
 */
final class MailTrust {

    private MailTrust() {}

    /** Also trusts the certificates in the file that {@code key} sets; an unusable one goes to {@code faults}. */
    static SSLContextParameters of(Settings settings, String key, Faults faults) {
        Optional<String> file = settings.text(key);
        try {
            return file.isEmpty() ? new SSLContextParameters() : alsoIn(Path.of(file.get()));
        } catch (IOException | GeneralSecurityException e) {
            faults.add(
                    Path.of(file.orElseThrow()),
                    0,
                    "cannot be used as " + key + ": " + e + "; it must hold certificates in PEM");
            return new SSLContextParameters();
        }
    }

    private static SSLContextParameters alsoIn(Path pem) throws IOException, GeneralSecurityException {
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setTrustManager(Trust.alsoIn(pem));
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(managers);
        return parameters;
    }
}
