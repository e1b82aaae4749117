// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import org.jundeng.pipeline.mail.ReplyMailbox;
import org.jundeng.pipeline.mail.ReplyMailboxLook;

/** Asks the mailbox for replies whether it can be read as it is set. No mail is read. */
public final class RepliesExaminer implements Examiner {

    private final ReplyMailbox mailbox;

    /** Asks {@code mailbox}, which is set. */
    public RepliesExaminer(ReplyMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public String subject() {
        return "the mailbox for replies at " + mailbox.host().orElse("") + ":" + mailbox.port();
    }

    @Override
    public void examine(Remarks remarks) {
        ReplyMailboxLook look = ReplyMailboxLook.at(mailbox);
        look.faults().forEach(each -> remarks.fault(subject() + " " + each));
        look.away().forEach(each -> remarks.away(subject() + " " + each));
    }
}
