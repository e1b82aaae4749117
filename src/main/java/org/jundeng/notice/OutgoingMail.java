// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.time.Instant;
import java.util.Objects;

/**
 * A notice as it leaves: everything was written when it was decided.
 *
 * @param noticeId the notice's number
 * @param messageId its Message-ID, with the angle brackets; a function of the notice
 * @param person the id of whom it goes to
 * @param name the person's name, as mails address it
 * @param address the address
 * @param subject the subject
 * @param text the plain body
 * @param html the same as a page
 * @param createdAt when it was decided
 * @param attempts how often it failed to leave
 */
public record OutgoingMail(
        long noticeId,
        String messageId,
        String person,
        String name,
        String address,
        String subject,
        String text,
        String html,
        Instant createdAt,
        int attempts) {

    public OutgoingMail {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(html, "html");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
