// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A mail to be put into the outbox, written in full.
 *
 * @param key identifies the notice: the same recipient, night and content have the same key
 * @param kind digest, at-once or steward
 * @param person the recipient's id
 * @param address the recipient's address
 * @param content subject and bodies
 * @param reason the code of the gravest thing that it tells
 * @param notBefore the earliest time at which it may be sent; null where it is sent at the hour of the notices
 * @param thread the Message-IDs of the mails that it follows, the one it replies to last
 * @param told the fingerprint of what it tells; null where that is never decided anew
 * @param events the numbers of the episode events that it tells
 * @param items the ids of the other things that it tells
 */
public record NewMail(
        String key,
        String kind,
        String person,
        String address,
        Content content,
        String reason,
        Instant notBefore,
        List<String> thread,
        String told,
        List<Long> events,
        List<String> items) {

    public NewMail {
        thread = List.copyOf(thread);
        events = List.copyOf(events);
        items = List.copyOf(items);
    }

    /**
     * The content for the recipient.
     *
     * @param subject the subject
     * @param text the plain body
     * @param html the same content as an HTML page
     * @param images PNG pictures by the content id that the page uses
     */
    public record Content(String subject, String text, String html, Map<String, byte[]> images) {}
}
