// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.jundeng.pipeline.outage.OutOfReach;

/**
 * The mailbox for replies, held against what is set: encryption, a certificate for the server's name, the login, a
 * folder whose mails can be marked as read. No mail is read.
 *
 * @param faults what has to be changed, each as the end of a sentence about the mailbox
 * @param away why it cannot be asked now
 */
public record ReplyMailboxLook(List<String> faults, List<String> away) {

    private static final String MILLIS = "5000";

    /** Connects, logs in, opens the folder, and hangs up. */
    public static ReplyMailboxLook at(ReplyMailbox mailbox) {
        ReplyMailboxLook look = new ReplyMailboxLook(new ArrayList<>(), new ArrayList<>());
        PasswordAuthentication login = mailbox.login().getPasswordAuthentication();
        try (Store store = store(mailbox)) {
            store.connect(mailbox.host().orElse(""), mailbox.port(), login.getUserName(), login.getPassword());
            try (Folder folder = store.getFolder(mailbox.folder())) {
                folder.open(Folder.READ_WRITE);
            }
        } catch (AuthenticationFailedException e) {
            look.faults.add("refuses the login of \"" + login.getUserName() + "\": " + said(mailbox, e)
                    + "; correct jundeng.replies.user or JUNDENG_REPLIES_PASSWORD");
        } catch (FolderNotFoundException e) {
            look.faults.add("has no folder \"" + mailbox.folder() + "\"; correct jundeng.replies.folder");
        } catch (MessagingException e) {
            look.explain(mailbox, e);
        } catch (GeneralSecurityException | IOException e) {
            look.faults.add("cannot be asked over TLS: " + OutOfReach.chain(e));
        }
        return look;
    }

    private void explain(ReplyMailbox mailbox, MessagingException thrown) {
        String said = said(mailbox, thrown);
        if (String.valueOf(thrown.getMessage()).contains("STARTTLS is required")) {
            faults.add("does not offer STARTTLS, and jundeng.replies.security is starttls: set imaps if it encrypts"
                    + " from the start");
        } else if (caused(SSLException.class, thrown)) {
            faults.add("cannot be trusted or does not encrypt: " + said + "; the certificate has to be for the name in"
                    + " jundeng.replies.host and of an authority that Java or jundeng.replies.ca-file knows; if the"
                    + " port begins without encryption, set jundeng.replies.security=starttls");
        } else if (caused(UnknownHostException.class, thrown)) {
            away.add("is out of reach: the name cannot be resolved; either it is mistyped in jundeng.replies.host, or"
                    + " the name server is away");
        } else {
            away.add("is out of reach: " + said);
        }
    }

    private static String said(ReplyMailbox mailbox, MessagingException thrown) {
        return mailbox.login().withoutPassword(OutOfReach.chain(thrown));
    }

    private static boolean caused(Class<? extends Throwable> kind, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Store store(ReplyMailbox mailbox) throws GeneralSecurityException, IOException, MessagingException {
        Properties properties = new Properties();
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.put("mail.imap." + limit, MILLIS);
        }
        properties.put("mail.imap.starttls.enable", String.valueOf(mailbox.encrypts()));
        properties.put("mail.imap.starttls.required", String.valueOf(mailbox.encrypts()));
        properties.put("mail.imap.ssl.enable", String.valueOf(mailbox.encryptsFromTheStart()));
        properties.put("mail.imap.ssl.checkserveridentity", "true");
        properties.put(
                "mail.imap.ssl.socketFactory",
                mailbox.trust().createSSLContext(null).getSocketFactory());
        return Session.getInstance(properties).getStore("imap");
    }
}
