// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import jakarta.mail.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.camel.component.mail.MailAuthenticator;
import org.jundeng.binding.Settings;

/** The user and password that we log in with at a mail server; none if no user is set. */
public final class MailLogin extends MailAuthenticator {

    private final Settings settings;
    private final String server;
    private final String usualUser;

    /**
     * The login of a server.
     *
     * @param server the beginning of its settings, such as {@code jundeng.smtp}
     * @param usualUser the user where none is set; null for no user
     */
    MailLogin(Settings settings, String server, String usualUser) {
        this.settings = settings;
        this.server = server;
        this.usualUser = usualUser;
    }

    @Override
    public PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(user(), password().orElse(null));
    }

    private String user() {
        return settings.text(server + ".user").orElse(usualUser);
    }

    private Optional<String> password() {
        return settings.text(server + ".password");
    }

    /** What a server said, with our password removed wherever it occurs. */
    String withoutPassword(String said) {
        if (password().isEmpty()) {
            return said;
        }
        String secret = password().get();
        String user = user() == null ? "" : user();
        return said.replace(secret, "***")
                .replace(base64(secret), "***")
                .replace(base64("\0" + user + "\0" + secret), "***");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
