// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A notice as it leaves: everything was written when it was decided.
 *
 * @param noticeId the notice's number
 * @param messageId its Message-ID, with the angle brackets; a function of the notice
 * @param kind what kind of notice it is, such as {@code digest}
 * @param person the id of whom it goes to
 * @param name the person's name, as mails address it
 * @param address the address
 * @param subject the subject
 * @param text the plain body
 * @param html the same as a page
 * @param images the pictures that stand in the page
 * @param inReplyTo the Message-ID of the mail that it follows; null where it follows none
 * @param thread the Message-IDs of all mails that it follows, blank between, the oldest first; null where there is none
 * @param createdAt when it was decided
 * @param timed whether it has a time of its own, or was put off to one: it waits for no hour of the notices
 * @param attempts how often it failed to leave
 * @param unanswered how often it was handed over whole and no answer came
 */
public record OutgoingMail(
        long noticeId,
        String messageId,
        String kind,
        String person,
        String name,
        String address,
        String subject,
        String text,
        String html,
        List<Image> images,
        String inReplyTo,
        String thread,
        Instant createdAt,
        boolean timed,
        int attempts,
        int unanswered) {

    public OutgoingMail {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(html, "html");
        Objects.requireNonNull(createdAt, "createdAt");
        images = List.copyOf(images);
    }

    /**
     * A picture in the page.
     *
     * @param contentId what the page calls it, behind {@code cid:}
     * @param png its bytes
     */
    public record Image(String contentId, byte[] png) {

        public Image {
            Objects.requireNonNull(contentId, "contentId");
            Objects.requireNonNull(png, "png");
        }
    }
}
