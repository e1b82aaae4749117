// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import org.jundeng.pipeline.mail.MailServer;
import org.jundeng.pipeline.mail.MailServerLook;

/** Asks the mail server what it offers, and compares that with what is set. Nothing is sent. */
public final class MailExaminer implements Examiner {

    private final MailServer server;

    /** Asks {@code server}. */
    public MailExaminer(MailServer server) {
        this.server = server;
    }

    @Override
    public String subject() {
        return "the mail server " + server.host().orElse("") + ":" + server.port();
    }

    @Override
    public void examine(Remarks remarks) {
        if (server.host().isEmpty()) {
            remarks.note("no mail server is set (jundeng.smtp.host): mails are written to the outbox as files");
            return;
        }
        MailServerLook look = MailServerLook.at(server);
        look.faults().forEach(each -> remarks.fault(subject() + " " + each));
        look.away().forEach(each -> remarks.away(subject() + " " + each));
        look.notes().forEach(each -> remarks.note(subject() + " " + each));
    }
}
