// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jundeng.pipeline.outage.OutOfReach;

/**
 * What a mail server offers, held against what is set: encryption, a certificate for its name, a login. The connection
 * ends before any mail begins.
 *
 * @param faults what has to be changed, each as the end of a sentence about the server
 * @param away why it cannot be asked now
 * @param notes what may be intended
 */
public record MailServerLook(List<String> faults, List<String> away, List<String> notes) {

    private static final String MILLIS = "5000";

    /** Connects, looks, logs in if a user is set, and hangs up. */
    public static MailServerLook at(MailServer server) {
        MailServerLook look = new MailServerLook(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try {
            if (look.offers(server) && server.hasLogin()) {
                look.login(server);
            }
        } catch (GeneralSecurityException | IOException e) {
            look.faults.add("cannot be asked over TLS: " + OutOfReach.chain(e));
        }
        return look;
    }

    /** Whether the connection came to stand as it is set. */
    private boolean offers(MailServer server) throws GeneralSecurityException, IOException {
        try (SMTPTransport transport = transport(server, false)) {
            transport.connect(server.host().orElse(""), server.port(), null, null);
            if (server.hasLogin() && !transport.supportsExtension("AUTH")) {
                faults.add("offers no login, and jundeng.smtp.user is set: unset it, or name the port for submission,"
                        + " mostly 587");
                return false;
            }
            if (!server.encrypts() && transport.supportsExtension("STARTTLS")) {
                notes.add("offers STARTTLS, and mails go in the clear: set jundeng.smtp.security=starttls");
            }
            return true;
        } catch (MessagingException e) {
            explain(server, e);
            return false;
        }
    }

    private void login(MailServer server) throws GeneralSecurityException, IOException {
        PasswordAuthentication login = server.login().getPasswordAuthentication();
        try (SMTPTransport transport = transport(server, true)) {
            transport.connect(server.host().orElse(""), server.port(), login.getUserName(), login.getPassword());
        } catch (AuthenticationFailedException e) {
            faults.add("refuses the login of \"" + login.getUserName() + "\": " + said(server, e)
                    + "; correct jundeng.smtp.user or JUNDENG_SMTP_PASSWORD");
        } catch (MessagingException e) {
            explain(server, e);
        }
    }

    private void explain(MailServer server, MessagingException thrown) {
        String said = said(server, thrown);
        if (String.valueOf(thrown.getMessage()).startsWith("STARTTLS is required")) {
            faults.add(
                    "does not offer STARTTLS, and jundeng.smtp.security is starttls: name its port for submission, or"
                            + " set smtps if it encrypts from the start");
        } else if (cause(SSLException.class, thrown) != null) {
            faults.add("cannot be trusted or does not encrypt: " + said + "; the certificate has to be for the name in"
                    + " jundeng.smtp.host and of an authority that Java or jundeng.smtp.ca-file knows; if the port"
                    + " begins without encryption, set jundeng.smtp.security=starttls");
        } else if (cause(UnknownHostException.class, thrown) != null) {
            away.add("is out of reach: the name cannot be resolved; either it is mistyped in jundeng.smtp.host, or the"
                    + " name server is away");
        } else if (cause(SocketTimeoutException.class, thrown) != null && !server.encryptsFromTheStart()) {
            away.add("connects and says nothing: " + said
                    + "; if its port encrypts from the start, set jundeng.smtp.security=smtps");
        } else {
            away.add("is out of reach: " + said);
        }
    }

    private static String said(MailServer server, MessagingException thrown) {
        return server.withoutPassword(OutOfReach.chain(thrown));
    }

    private static <T extends Throwable> T cause(Class<T> kind, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }

    private static SMTPTransport transport(MailServer server, boolean login)
            throws GeneralSecurityException, IOException, jakarta.mail.NoSuchProviderException {
        Properties properties = new Properties();
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.put("mail.smtp." + limit, MILLIS);
        }
        properties.put("mail.smtp.auth", String.valueOf(login));
        properties.put("mail.smtp.starttls.enable", String.valueOf(server.encrypts()));
        properties.put("mail.smtp.starttls.required", String.valueOf(server.encrypts()));
        properties.put("mail.smtp.ssl.enable", String.valueOf(server.encryptsFromTheStart()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put(
                "mail.smtp.ssl.socketFactory",
                server.trust().createSSLContext(null).getSocketFactory());
        return (SMTPTransport) Session.getInstance(properties).getTransport("smtp");
    }
}
