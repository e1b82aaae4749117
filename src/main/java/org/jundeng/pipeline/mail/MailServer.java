// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.notice.outbox.MailMessage;

/** The mail server as the settings describe it. The password is asked for when it is needed, and never shown. */
public final class MailServer {

    private static final int SMTP = 25;
    private static final int SUBMISSION = 587;
    private static final int SMTPS = 465;
    private static final int USUAL_ATTEMPTS = 12;

    private final Settings settings;
    private final Security security;
    private final SSLContextParameters trust;

    private MailServer(Settings settings, Security security, SSLContextParameters trust) {
        this.settings = settings;
        this.security = security;
        this.trust = trust;
    }

    private enum Security {
        NONE,
        STARTTLS,
        SMTPS;

        public static Security of(Settings settings) {
            Security usual = settings.text("jundeng.smtp.user").isPresent() ? STARTTLS : NONE;
            return settings.text("jundeng.smtp.security").stream()
                    .flatMap(text ->
                            Stream.of(values()).filter(each -> each.name().equalsIgnoreCase(text)))
                    .findFirst()
                    .orElse(usual);
        }
    }

    /** The sender of all mails. */
    public static String from(Settings settings) {
        return settings.text("jundeng.smtp.from").orElse("jundeng@localhost");
    }

    /** Reads the mail settings; those that cannot be meant go to {@code faults}. */
    public static MailServer of(Settings settings, Faults faults) {
        Path place = Path.of("settings");
        boolean login = settings.text("jundeng.smtp.user").isPresent();
        Security security = Security.of(settings);
        if (login && security == Security.NONE) {
            faults.add(
                    place,
                    0,
                    "jundeng.smtp.user is set, but jundeng.smtp.security is none: the password would travel in the"
                            + " clear; set starttls or smtps");
        }
        if (login && settings.text("jundeng.smtp.password").isEmpty()) {
            faults.add(place, 0, "jundeng.smtp.user is set, but JUNDENG_SMTP_PASSWORD is not");
        }
        if (!MailMessage.canBeFrom(from(settings))) {
            faults.add(
                    place,
                    0,
                    "jundeng.smtp.from \"" + from(settings).replaceAll("\\p{Cntrl}", " ")
                            + "\" is not one mail address such as 均等 <jundeng@city.example>");
        }
        return new MailServer(settings, security, MailTrust.of(settings, "jundeng.smtp.ca-file", faults));
    }

    /** The host; empty if mails are written as files. */
    public Optional<String> host() {
        return settings.text("jundeng.smtp.host");
    }

    /** The port. */
    public int port() {
        int usual =
                switch (security) {
                    case NONE -> SMTP;
                    case STARTTLS -> SUBMISSION;
                    case SMTPS -> SMTPS;
                };
        return settings.number("jundeng.smtp.port", usual);
    }

    /** How often a notice is tried before it is given up. */
    public int attempts() {
        return Math.max(1, settings.number("jundeng.mail.attempts", USUAL_ATTEMPTS));
    }

    /** The settings under the names that the routes use. */
    public Map<String, String> properties() {
        return Map.of(
                "jundeng.mail.way", host().isPresent() ? "smtp" : "eml",
                "jundeng.mail.host", host().orElse("localhost"),
                "jundeng.mail.port", String.valueOf(port()),
                "jundeng.mail.encrypted", String.valueOf(security != Security.NONE),
                "jundeng.mail.ssl", String.valueOf(security == Security.SMTPS));
    }

    /** Whether a user is set, with whom to log in. */
    boolean hasLogin() {
        return settings.text("jundeng.smtp.user").isPresent();
    }

    /** Whether nothing is sent without encryption. */
    boolean encrypts() {
        return security != Security.NONE;
    }

    /** Whether the connection is encrypted before the server says anything. */
    boolean encryptsFromTheStart() {
        return security == Security.SMTPS;
    }

    /** The certificates that we trust. */
    public SSLContextParameters trust() {
        return trust;
    }

    /** The login. */
    public MailLogin login() {
        return new MailLogin(settings, "jundeng.smtp", null);
    }

    /** What a server said, with our password removed wherever it occurs. */
    String withoutPassword(String said) {
        return login().withoutPassword(said);
    }
}
