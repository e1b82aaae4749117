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
 * @param reason the gravest thing that it says
 * @param notBefore when it may leave at the earliest; null where it leaves at the hour of the notices
 * @param thread the Message-IDs of the mails that it follows, the one it replies to last
 * @param events the numbers of the episode events that it says
 * @param items the ids of the other things that it says
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
        List<Long> events,
        List<String> items) {

    public NewMail {
        thread = List.copyOf(thread);
        events = List.copyOf(events);
        items = List.copyOf(items);
    }

    /**
     * What the recipient reads.
     *
     * @param subject the subject
     * @param text the plain body
     * @param html the same as a page
     * @param images PNG pictures by the content id under which the page shows them
     */
    public record Content(String subject, String text, String html, Map<String, byte[]> images) {}
}
