// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.mail.MailAuthenticator;
import org.jundeng.binding.Settings;

/** The user and password that we log in with at the mail server; none if no user is set. */
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
