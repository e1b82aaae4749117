// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A notice to be sent. Its content was written when it was decided.
 *
 * @param noticeId the notice's number
 * @param messageId its Message-ID, with the angle brackets; derived from the notice's key
 * @param kind the kind of notice, such as {@code digest}
 * @param person the recipient's id
 * @param name the recipient's name in the address
 * @param address the address
 * @param subject the subject
 * @param text the plain body
 * @param html the same content as an HTML page
 * @param images the pictures of the page
 * @param inReplyTo the Message-ID of the mail that it follows; null where it follows none
 * @param thread the Message-IDs of all mails that it follows, separated by blanks, the oldest first; null where there
 *     is none
 * @param createdAt when it was decided
 * @param timed whether it has a time of its own or was deferred to one, so that it does not wait for the hour of the
 *     notices
 * @param attempts the number of failed attempts to send it
 * @param unanswered how many times it was handed over in full without an answer
 * @param replyTo the address that replies go to; null where nobody reads them, or there is nothing to acknowledge
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
        int unanswered,
        String replyTo) {

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
     * @param contentId its id in the page, after {@code cid:}
     * @param png its bytes
     */
    public record Image(String contentId, byte[] png) {

        public Image {
            Objects.requireNonNull(contentId, "contentId");
            Objects.requireNonNull(png, "png");
        }
    }
}
