// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.mail.MailAuthenticator;
import org.jundeng.binding.Settings;

/** Who we are for the mail server: nobody where no user is set. */
final class MailLogin extends MailAuthenticator {

    private final Settings settings;

    MailLogin(Settings settings) {
        this.settings = settings;
    }

    @Override
    public PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(
                settings.text("jundeng.smtp.user").orElse(null),
                settings.text("jundeng.smtp.password").orElse(null));
    }
}
